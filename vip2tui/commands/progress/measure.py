"""``vip2tui measure``: write what each voice answers, see what moved, and what is asked for now."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from vip2tui.base.safe import clean_line, cut
from vip2tui.commands.course.in_course import of_course
from vip2tui.commands.danish import Group
from vip2tui.commands.line import WrongUseError
from vip2tui.commands.progress.measure_shown import own, own_words, row, whole, words
from vip2tui.commands.session import case_of, of_citizen, opened
from vip2tui.commands.words import DAY, DONE_DAY, LINE, OneOf, Words
from vip2tui.services.progress.wording import ANSWERS

if TYPE_CHECKING:
    from datetime import date

    from vip2tui.commands.session import Line, Services
    from vip2tui.domain.kinds.measurement import Answer
    from vip2tui.services.citizen.casework import Casework, CoursePlan
    from vip2tui.services.progress.standing import FormSeen, Progress

measure_command = Group(
    "measure",
    help="Målinger: de samme spørgsmål hver tredje måned, så I kan se, hvad der flytter sig.",
)
_VOICES = {"citizen": "borger", "professional": "konsulent", "mentor": "mentor"}
SMALL_STEP = 140


def _scores(text: str) -> dict[str, Answer]:
    """Return what was typed as answers: «p01=3,p02=-».

    Raises:
        WrongUseError: If it is something else.
    """
    found: dict[str, Answer] = {}
    for part in filter(None, (one.strip() for one in text.split(","))):
        name, is_one, said = (one.strip().lower() for one in part.partition("="))
        is_number = said.isdecimal() and said.isascii() and len(said) < 3
        if not is_one or not (is_number or said == "-") or name in found:
            raise WrongUseError(
                f"«{cut(clean_line(part), 30)}» er ikke et svar. Skriv som p01=3,p02=- med hvert "
                "spørgsmål én gang. Intet er skrevet."
            )
        found[name] = int(said) if is_number else "-"
    return found


@measure_command.command("add")
@click.argument("citizen", metavar="BORGER")
@click.option("--voice", type=OneOf(*_VOICES), required=True, help="Hvem der svarer.")
@click.option("--scores", default="", metavar="SVAR",
              help="Svarene, fx p01=3,p02=-; «-» er «ved ikke / vil ikke svare».")  # fmt: skip
@click.option("--date", "day", type=DONE_DAY, help="Dagen I målte; ellers i dag.")
@click.option("--read-aloud", is_flag=True, help="Spørgsmålene blev læst op.")
@click.option("--interpreter", is_flag=True, help="Der var tolk med.")
@click.option("--declined", is_flag=True, help="Ønskede ikke at svare.")
@click.option("--small-step", type=Words(SMALL_STEP), default="",
              help="Mentorens linje: et lille skridt siden sidst.")  # fmt: skip
@of_course
def add(
    line: Line,
    open_: Services,
    case: Casework,
    plan: CoursePlan,
    voice: str,
    scores: str,
    day: date | None,
    small_step: str,
    *,
    read_aloud: bool,
    interpreter: bool,
    declined: bool,
) -> None:
    """Skriv en måling: borgerens eller konsulentens svar, eller det, mentoren ser på arbejdet.

    Hver svarer uden at se den andens svar. De vises først, når begge har svaret.
    """
    from vip2tui.domain.kinds.measurement import Voice
    from vip2tui.services.progress.calendar import again_words
    from vip2tui.services.progress.measuring import Form
    from vip2tui.services.progress.standing import progress

    answers, again = _scores(scores), ""
    if voice == "mentor":
        if read_aloud or interpreter or declined:
            raise WrongUseError("Det hører til borgerens og konsulentens svar. Intet er skrevet.")
        made = open_.measuring.add_at_work(case, plan, answers, small_step=small_step, day=day)
        again = again_words(case, plan.course.id, day or open_.desk.today())
    elif small_step:
        raise WrongUseError("Et lille skridt hører til mentorens svar. Intet er skrevet.")
    else:
        form = Form(Voice(_VOICES[voice]), answers, day, read_aloud, interpreter, declined)
        made = open_.measuring.add(case, plan, form)
    case = open_.citizens.get(case.citizen.id)
    shown = progress(
        open_.desk, case, next(one for one in case.courses if one.course.id == plan.course.id)
    )
    form_seen = next(one for one in shown.forms if one.id == made)
    if voice == "citizen" and not _consultant_first(shown, form_seen):
        line.tell(
            "Konsulentens svar mangler. Skriv dem, før I taler om borgerens; ellers står der, at "
            "de er skrevet efter."
        )
    if again:
        line.tell(again)
    line.answer(
        row(form_seen),
        f"{line.worded(ANSWERS[form_seen.voice])} er skrevet. Gemt."
        + (" De vises, når den anden også har svaret." if form_seen.is_hidden else ""),
    )


@measure_command.command("questions")
@click.option("--voice", type=OneOf(*_VOICES), required=True, help="Hvem der svarer.")
@opened
def questions(line: Line, open_: Services, voice: str) -> None:
    """Vis spørgsmålene, og hvad tallene betyder."""
    from vip2tui.domain.kinds.measurement import Voice
    from vip2tui.services.progress.questions import questions as asked

    instrument, said = open_.catalogue.instrument(), _VOICES[voice]
    every = asked(instrument, None if said == "mentor" else Voice(said))
    line.answer(
        [asdict(one) | {"anchors": dict(one.anchors)} for one in every],
        *(
            f"{one.id} {one.text}{' (valgfrit)' if one.is_optional else ''}\n    "
            + " · ".join(f"{figure} {means}" for figure, means in one.anchors.items())
            for one in every
        ),
        f"\n- {instrument.no_answer}",
        f"\n{instrument.small_step} (--small-step)" if said == "mentor" else None,
        f"\n{instrument.caution}",
    )


@measure_command.command("correct")
@click.argument("citizen", metavar="BORGER")
@click.argument("measurement", metavar="MÅLING")
@click.option("--scores", required=True, metavar="SVAR", help="De svar, der skal stå.")
@click.option("--reason", type=LINE, required=True, help="Hvorfor du retter.")
@of_citizen
def correct(
    line: Line, open_: Services, case: Casework, measurement: str, scores: str, reason: str
) -> None:
    """Ret svar i en måling: de gamle kan stadig ses med «history», når de må vises."""
    from vip2tui.services import finding

    record = finding.record(open_.desk, measurement)
    open_.measuring.correct(case, record, _scores(scores), reason)
    line.answer({"id": record}, "Målingen er rettet. Gemt.")


@measure_command.command("note")
@click.argument("citizen", metavar="BORGER")
@click.argument("measurement", metavar="MÅLING")
@click.option("--text", type=LINE, default="", help="Det, I aftalte.")
@of_citizen
def note(line: Line, open_: Services, case: Casework, measurement: str, text: str) -> None:
    """Skriv et notat om en måling: hvad der flyttede sig, i ord, og hvad I aftalte.

    Notatet om borgerens og konsulentens svar er kun for kommunen.
    """
    from vip2tui.services import finding
    from vip2tui.services.citizen.note_reading import note_words
    from vip2tui.services.progress.noting import note_of

    made = note_of(open_.desk, case, finding.record(open_.desk, measurement), text)
    entry = open_.notes.add(case, made)
    said = note_words(made, open_.desk.today(), open_.desk)
    line.answer(
        {"id": entry, "citizen": case.citizen.id, "text": made.text}, made.text, f"\n{said}"
    )


@measure_command.command("show")
@click.argument("citizen", metavar="BORGER")
@click.option("--belief", is_flag=True,
              help="Også konsulentens forventning, som ellers ikke vises for nogen.")  # fmt: skip
@click.option("--to-citizen", is_flag=True,
              help="Kun det, borgeren selv ser: borgerens egne svar, i få ord.")  # fmt: skip
@of_course
def show(
    line: Line,
    open_: Services,
    case: Casework,
    plan: CoursePlan,
    *,
    belief: bool,
    to_citizen: bool,
) -> None:
    """Vis målingerne: hver stemme for sig, hvad der har flyttet sig, og hvad I kan tale om."""
    from vip2tui.services.progress.standing import progress

    if to_citizen and belief:
        raise WrongUseError("Konsulentens forventning vises ikke for borgeren på den måde.")
    if to_citizen:
        from vip2tui.services.progress.to_show import to_show

        shown = to_show(open_.desk, case, plan)
        line.answer(own(shown), shown.heading, *own_words(shown, line.signs))
        return

    found = progress(open_.desk, case, plan, with_belief=belief)
    line.answer(
        whole(found), f"{case.citizen.name} · {plan.name}", *words(found, line, open_.desk.today())
    )


@measure_command.command("due")
@opened
def due(line: Line, open_: Services) -> None:
    """Vis de målinger, der skal laves nu."""
    from vip2tui.services.progress.calendar import due as asked
    from vip2tui.text.days import say

    today = open_.desk.today()
    cases = [case_of(open_, one) for one in open_.citizens.ids()]
    every = [(case, one) for case in cases for one in asked(open_.desk, case)]
    every.sort(key=lambda pair: pair[1].round.due)
    line.answer(
        [
            {
                "id": f"{case.citizen.id}/{one.course}/{one.round.code}",
                "citizen": case.citizen.id,
                "citizen_name": case.citizen.name,
                "course": one.course,
                "round": one.round.code,
                "due": one.round.due.isoformat(),
                "stage": one.stage.value,
                "voices": [voice.value for voice in one.voices] or ["mentor"],
            }
            for case, one in every
        ],
        *(
            f"  {say(one.round.due)}: {case.citizen.name}: {line.worded(one.words(today))}"
            for case, one in every
        ),
        None if every else "Ingen målinger skal laves nu.",
    )


def _consultant_first(found: Progress, form: FormSeen) -> bool:
    return any((one.voice, one.round) == ("konsulent", form.round) for one in found.forms)


@measure_command.command("postpone")
@click.argument("citizen", metavar="BORGER")
@click.option("--until", type=DAY, required=True, help="Den dag, der skal måles i stedet.")
@click.option("--reason", type=LINE, required=True, help="Hvorfor målingen udskydes.")
@of_course
def postpone(
    line: Line, open_: Services, case: Casework, plan: CoursePlan, until: date, reason: str
) -> None:
    """Udskyd den måling, der skal laves nu: så spørges der igen den dag."""
    from vip2tui.text.days import say

    code = open_.measuring.postpone(case, plan, until, reason)
    line.answer(
        {"id": case.citizen.id, "round": code, "until": until.isoformat()},
        f"Målingen er udskudt til {say(until)}. Gemt.",
    )
