"""What has no caller among the product's modules and stays all the same, each with a reason.

Read by vulture in `.ci/run`: whatever else nobody calls is to be deleted.
"""


def _() -> None:
    _
    # Fields of shipped data: a file holds them, and the rooms that show them are still to come.
    help_english
    positive
    the_many

    # What is told of how a course ended: asked for by the names in `Ending`, never one by one.
    education
    stop_citizen
    stop_mentor
    stop_leader
    stop_consultant

    # What is known of a workplace: shown and asked for by the names of its fields.
    leader
    safety
    bus
    vitas_sent
    vitas_approved
    earliest

    # What is told of a grant of mentor support: asked for by the names in the two kinds.
    purpose_type
    task_1
    task_2
    task_3
    task_4
    task_5
    task_6
    mail
    mentor_type
    agreed_how
    complaint
    qualified
    assessed
    assessment
    evaluated
    evaluation
    price
    purposes
    mentor_types
    laws

    # Answers of a measurement: asked for by the ids that stand in the instrument's file.
    p01
    p02
    p03
    p04
    p05
    p06
    p07
    p08
    p09
    p10
    p11
    p12
    p13
    p14
    w01
    w02
    w03
    w04
    w05
    w06
    w07
    w08

    # Codes of shipped data and of stored records: read from files, told apart by their names.
    YES
    CHOICE
    SHORT
    CLARIFICATION
    SUBSIDY
    GENERAL
    PERSONAL
    LANGUAGE
    STATEMENT
    PRODUCT
    TALKS
    GUIDANCE
    DUTY
    IGU
    DOCUMENTATION
    ABSENCE
    REFORM
    INFO

    # Codes and fields that are named as text: a list of codes by a field's mark, a week's row.
    step_status
    goal_status
    point_status
    card_fields
    placement
    paid
    transport
    job_search

    # Fields of a draft of a package, by the names a package's file has.
    gaelder_fra
    navn
    sektor
    parter
    dansk_kort
    haardt_krav
    varighed
    advarsler
    saeson
    regler
    opgaver
    krav
    beviser
    trin
    kompetencer
    saetninger
    frafald
    naboer
    egen
    kilder

    # What a manifest says to whoever reads it with something else.
    min_reader
    previous

    # What TinyDB, Textual, click and pydantic look for by name.
    _read_table
    _update_table
    update_multiple
    upsert
    table_class
    default_storage_class
    drop_table
    drop_tables
    control
    notify
    _fatal_error
    panic
    _return_code
    _on_paste
    visible
    disabled
    border_title
    BUTTON_INNER
    ALLOW_SELECT
    AUTO_FOCUS
    ENABLE_COMMAND_PALETTE
    HORIZONTAL_BREAKPOINTS
    VERTICAL_BREAKPOINTS
    HORIZONTAL_BARS
    VERTICAL_BARS
    command_class
    format_usage
    format_options
    resolve_command
    get_metavar

    # Imports for their effect: modules that are read in while somebody types.
    vip2tui

    # Textual's own, overridden: a long list knows how high its rows are, and a picture its height.
    _update_lines
    index_to_line
    get_content_height
    container
    viewport
    render

    # For calendars (line folds) that people take with them.
    ics_text

    # Tests put a backup back with the data key, which costs no passphrase's time.
