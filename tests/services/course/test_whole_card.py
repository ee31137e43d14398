"""The card that is handed on: lines from dated evidence, two yeses, a new version after an edit."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.services.conftest import MONDAY, Office, met
from vip2tui.changes.undo import undoing
from vip2tui.changes.writer import reissue
from vip2tui.commands.course.card_shown import card_row
from vip2tui.domain.course.evidence import LineDraft, Why
from vip2tui.domain.kinds.card_confirmation import Whose
from vip2tui.domain.kinds.places import Place
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.notes import Note
from vip2tui.services.course.card_versions import Status
from vip2tui.services.desk import NotFoundError, RefusedError
from vip2tui.services.exchange.doubt_card import CardWords

if TYPE_CHECKING:
    from vip2tui.services.course.card_versions import Said
    from vip2tui.services.course.whole_card import WholeCard

TAUGHT = date(2026, 4, 20)


def read(office: Office, citizen: str) -> WholeCard:
    return office.all.whole_card.read(office.see(citizen))


def mark(office: Office, citizen: str, name: str, level: int, day: date | None = None) -> None:
    seen = office.see(citizen)
    line = office.all.card.find(office.all.card.read(seen), name)
    office.all.card.mark(seen, line, level, day=day)


def draft(office: Office, citizen: str, name: str) -> LineDraft:
    return next(one for one in read(office, citizen).drafts if one.line.name == name)


def take(office: Office, citizen: str, name: str, level: int | None = None) -> bool:
    seen, found = office.see(citizen), draft(office, citizen, name)
    return office.all.whole_card.take(seen, found, level)


def marked_and_taken(office: Office, citizen: str, name: str, level: int) -> None:
    mark(office, citizen, name, level)
    take(office, citizen, name)


def note(office: Office, citizen: str, text: str, place: Place = Place.SHARED) -> str:
    return office.all.notes.add(office.see(citizen), Note("note", text, place=place))


def confirm(
    office: Office, citizen: str, whose: Whose = Whose.WORKPLACE, name: str = "Lise"
) -> str:
    made = office.all.whole_card.confirm(office.see(citizen), whose, name)
    assert made is not None
    return made


def lines(office: Office, citizen: str) -> dict[str | None, int | None]:
    return {one.line.name: one.line.level for one in read(office, citizen).lines}


def test_a_level_is_proposed_and_stands_on_the_card_when_it_is_taken_in(mentor: Office) -> None:
    amina = mentor.on_course()
    mark(mentor, amina, "Montage", 3, TAUGHT)
    mark(mentor, amina, "Møder til tiden", 1)
    assert [(one.line.name, one.why, one.level) for one in read(mentor, amina).drafts] == [
        ("Montage", Why.NEW, 3)
    ]
    assert not read(mentor, amina).lines
    assert take(mentor, amina, "Montage")
    whole = read(mentor, amina)
    assert not whole.drafts
    (line,) = whole.lines
    assert (line.line.name, line.line.field, line.line.level) == ("Montage", "faglige", 3)
    assert [(one.sort, one.day) for one in line.behind] == [("niveau", TAUGHT)]
    assert mentor.all.history.next_undo() == "linje på kompetencekortet «Montage» (Amina)"
    mentor.all.history.undo()
    assert not read(mentor, amina).lines


def test_a_note_a_goal_and_the_work_stand_behind_a_line(mentor: Office) -> None:
    amina = mentor.on_course()
    mark(mentor, amina, "Møder til tiden", 3, TAUGHT)
    note(mentor, amina, "Møder nu til tiden hver dag [/]")
    note(mentor, amina, "Møder til tiden, men er syg", Place.PRIVATE)
    note(mentor, amina, "Talte om vejret")
    plan = mentor.plan(amina)
    mentor.all.measuring.add_at_work(mentor.see(amina), plan, {"w01": 5, "w08": 3})
    goal = mentor.all.own_parts.add_goal(plan, plan.steps[0], "Møder til tiden i to uger")
    mentor.all.courses.set_goal(
        mentor.see(amina), mentor.plan(amina), goal, "naaet", day=date(2026, 5, 1), shown_by="set"
    )
    shows = draft(mentor, amina, "Møder til tiden").behind
    assert sorted((one.sort, one.day) for one in shows) == [
        ("maal", date(2026, 5, 1)), ("maaling", MONDAY), ("niveau", TAUGHT), ("notat", MONDAY),
    ]  # fmt: skip
    assert shows[-1].sort == "niveau", "newest first"
    assert "Småsnakker i pausen" not in {one.line.name for one in read(mentor, amina).drafts}


def test_what_is_for_professionals_alone_never_stands_behind_a_line(consultant: Office) -> None:
    amina = consultant.on_course()
    note(consultant, amina, "Montage: kun til os", Place.PROFESSIONAL)
    assert not read(consultant, amina).drafts
    note(consultant, amina, "Montage gik godt")
    assert [one.line.name for one in read(consultant, amina).drafts] == ["Montage"]


def test_what_nobody_has_marked_asks_for_a_level(mentor: Office) -> None:
    amina = mentor.on_course()
    note(mentor, amina, "Klarede montage alene")
    with pytest.raises(RefusedError, match="niveau 2 til 4"):
        take(mentor, amina, "Montage")
    with pytest.raises(RefusedError, match="niveau 2 til 4"):
        take(mentor, amina, "Montage", 1)
    assert take(mentor, amina, "Montage", 3)
    (line,) = read(mentor, amina).lines
    assert sorted(one.sort for one in line.behind) == ["niveau", "notat"]
    card = mentor.all.card
    assert card.find(card.read(mentor.see(amina)), "Montage").level == 3
    assert lines(mentor, amina) == {"Montage": 3}
    mentor.all.history.undo()
    assert card.find(card.read(mentor.see(amina)), "Montage").level is None, "one action"


def test_a_level_that_rises_is_not_on_the_card_before_it_is_taken_in(mentor: Office) -> None:
    amina = mentor.on_course()
    marked_and_taken(mentor, amina, "Montage", 2)
    mark(mentor, amina, "Montage", 4)
    assert lines(mentor, amina) == {"Montage": 2}
    assert draft(mentor, amina, "Montage").why is Why.CHANGED
    take(mentor, amina, "Montage")
    assert lines(mentor, amina) == {"Montage": 4}
    assert not read(mentor, amina).drafts


def test_a_level_that_falls_below_what_is_shown_asks_for_the_line_to_come_off(
    mentor: Office,
) -> None:
    amina = mentor.on_course()
    marked_and_taken(mentor, amina, "Montage", 3)
    mark(mentor, amina, "Montage", 1)
    assert draft(mentor, amina, "Montage").why is Why.FALLEN
    with pytest.raises(RefusedError, match="ikke vist mere"):
        take(mentor, amina, "Montage")
    assert lines(mentor, amina) == {"Montage": 3}


def test_a_line_of_ones_own_has_no_evidence_and_says_so(mentor: Office) -> None:
    amina = mentor.on_course()
    service = mentor.all.whole_card
    service.write(mentor.see(amina), "personlige", "Kan\nlave mad til 40 [bold]")
    (line,) = read(mentor, amina).lines
    assert (line.line.name, line.is_shown) == ("Kan lave mad til 40 [bold]", False)
    for field, text in (("personlige", " "), ("andre", "x")):
        with pytest.raises(RefusedError):
            service.write(mentor.see(amina), field, text)
    assert service.take_off(mentor.see(amina), line.line)
    assert not read(mentor, amina).lines


def test_evidence_that_is_taken_back_is_told_and_proposed_anew(mentor: Office) -> None:
    amina = mentor.on_course()
    mark(mentor, amina, "Montage", 3, TAUGHT)
    note(mentor, amina, "Montage gik godt")
    take(mentor, amina, "Montage")
    confirm(mentor, amina)
    mentor.all.history.undo()
    mentor.all.history.undo()
    mentor.all.history.undo()  # the note itself
    mentor.all.history.redo()
    mentor.all.history.redo()
    assert [one.sort for one in read(mentor, amina).lines[0].behind] == ["notat", "niveau"]
    entry = mentor.see(amina).entries[0].id
    mentor.all.notes.correct(mentor.see(amina), entry, reason="forkert dag", day=date(2026, 5, 3))
    whole = read(mentor, amina)
    (line,) = whole.lines
    assert ([one.sort for one in line.behind], line.lost) == (["niveau"], 1)
    assert whole.status is Status.DRAFT
    with pytest.raises(RefusedError, match="taget tilbage eller flyttet"):
        confirm(mentor, amina)
    assert draft(mentor, amina, "Montage").why is Why.LOST
    take(mentor, amina, "Montage")
    assert [one.day for one in read(mentor, amina).lines[0].behind] == [date(2026, 5, 3), TAUGHT]


def test_a_level_that_was_undone_stands_behind_nothing(mentor: Office) -> None:
    amina = mentor.on_course()
    marked_and_taken(mentor, amina, "Montage", 3)
    state = mentor.desk.state(amina)
    record = mentor.see(amina).marks[0].id
    mentor.desk.act(undoing(state.records[record].heads["observed"]))
    (line,) = read(mentor, amina).lines
    assert (line.is_shown, line.lost) == (False, 1)


def test_a_level_that_was_undone_to_an_earlier_one_stands_behind_nothing(mentor: Office) -> None:
    amina = mentor.on_course()
    mark(mentor, amina, "Montage", 2, TAUGHT)
    mark(mentor, amina, "Montage", 3)
    take(mentor, amina, "Montage")
    record = mentor.desk.state(amina).records[mentor.see(amina).marks[0].id]
    mentor.desk.act(undoing(record.heads["observed"]))
    (line,) = read(mentor, amina).lines
    assert (line.is_shown, line.lost) == (False, 1)
    mark(mentor, amina, "Montage", 3, date(2026, 5, 5))
    assert read(mentor, amina).lines[0].lost == 1, "another day is another level"


def test_a_note_that_says_something_else_now_stands_behind_nothing(mentor: Office) -> None:
    amina = mentor.on_course()
    mark(mentor, amina, "Møder til tiden", 3, TAUGHT)
    entry = note(mentor, amina, "Møder nu til tiden")
    mentor.all.measuring.add_at_work(mentor.see(amina), mentor.plan(amina), {"w01": 5})
    take(mentor, amina, "Møder til tiden")
    assert len(read(mentor, amina).lines[0].behind) == 3
    mentor.all.notes.correct(mentor.see(amina), entry, reason="forkert", text="Kom for sent")
    (work,) = mentor.see(amina).facts["workplace_measurement"]
    mentor.all.measuring.correct(mentor.see(amina), work, {"w01": 2}, "forkert")
    (line,) = read(mentor, amina).lines
    assert ([one.sort for one in line.behind], line.lost) == (["niveau"], 2)


def test_the_two_yeses_follow_each_other_and_an_edit_begins_a_new_version(mentor: Office) -> None:
    amina = mentor.on_course()
    service = mentor.all.whole_card
    with pytest.raises(RefusedError, match="ingen linjer"):
        confirm(mentor, amina)
    marked_and_taken(mentor, amina, "Montage", 3)
    whole = read(mentor, amina)
    assert (whole.status, whole.number) == (Status.DRAFT, 1)
    with pytest.raises(RefusedError, match="Virksomheden har ikke"):
        confirm(mentor, amina, Whose.CITIZEN, "Amina")
    with pytest.raises(RefusedError, match="hvem det er"):
        service.confirm(mentor.see(amina), Whose.WORKPLACE, " ")
    confirm(mentor, amina)
    assert service.confirm(mentor.see(amina), Whose.WORKPLACE, "Lise") is None
    assert read(mentor, amina).status is Status.CONFIRMED
    confirm(mentor, amina, Whose.CITIZEN, "Amina")
    whole = read(mentor, amina)
    assert (whole.status, whole.number) == (Status.WITH_CITIZEN, 1)
    assert whole.now is not None
    assert [(one.whose, one.name, one.day) for one in whole.now.every] == [
        (Whose.WORKPLACE, "Lise", MONDAY), (Whose.CITIZEN, "Amina", MONDAY),
    ]  # fmt: skip

    marked_and_taken(mentor, amina, "Montage", 4)
    marked_and_taken(mentor, amina, "Pakning og mærkning", 2)
    whole = read(mentor, amina)
    assert (whole.status, whole.number) == (Status.DRAFT, 2)
    assert [(one.name, one.level) for one in service.version(whole, 1).said.lines] == [
        ("Montage", 3)
    ]
    assert service.version(whole, 1).status is Status.WITH_CITIZEN
    with pytest.raises(NotFoundError):
        service.version(whole, 2)
    confirm(mentor, amina, name="Bo")
    mentor.reopen()
    whole = read(mentor, amina)
    assert (whole.status, whole.number, len(whole.versions)) == (Status.CONFIRMED, 2, 2)
    assert mentor.all.history.next_undo() == ("kompetencekortet bekræftet af virksomheden (Amina)")
    mentor.all.history.undo()
    assert (read(mentor, amina).status, read(mentor, amina).number) == (Status.DRAFT, 2)


def test_what_the_workplace_says_and_what_was_learnt_are_of_the_card(mentor: Office) -> None:
    amina = mentor.on_course()
    service = mentor.all.card_beside
    marked_and_taken(mentor, amina, "Montage", 3)
    confirm(mentor, amina)
    plan = mentor.plan(amina)
    with pytest.raises(RefusedError):
        service.assess(mentor.see(amina), plan, text=" ", by="")
    assert service.assess(mentor.see(amina), plan, text="Stabil [/]", by="Lise Leder",
                          reference="Bo Berg", phone="12 34 56 78")  # fmt: skip
    assert not service.assess(mentor.see(amina), plan, text="Stabil [/]")
    assert read(mentor, amina).status is Status.DRAFT
    (one,) = read(mentor, amina).said.assessments
    assert (one.text, one.by, one.day, one.reference) == (
        "Stabil [/]", "Lise Leder", MONDAY, "Bo Berg",
    )  # fmt: skip
    assert mentor.all.whole_card.proposed_name(mentor.see(amina), Whose.WORKPLACE) == "Lise Leder"
    assert mentor.all.whole_card.proposed_name(mentor.see(amina), Whose.CITIZEN) == "Amina Hassan"
    confirm(mentor, amina)
    with pytest.raises(RefusedError):
        service.educate(mentor.see(amina), None, name=" ")
    made = service.educate(mentor.see(amina), None, name="Kok", place="Aleppo, Syrien",
                           level="svarer til faglært kok", assessed_by="Kommunen",
                           day=TAUGHT)  # fmt: skip
    assert read(mentor, amina).status is Status.DRAFT
    (known,) = read(mentor, amina).said.educations
    assert (known.id, known.place, known.day) == (made, "Aleppo, Syrien", TAUGHT)
    with pytest.raises(RefusedError):
        service.educate(mentor.see(amina), known, name="")
    assert service.educate(mentor.see(amina), known, place="Homs") == made
    assert read(mentor, amina).said.educations[0].place == "Homs"
    service.put_away(mentor.see(amina), read(mentor, amina).said.educations[0])
    assert not read(mentor, amina).said.educations
    assert read(mentor, amina).status is Status.CONFIRMED, "it says what it said"


def test_nobody_has_said_yes_on_a_day_that_has_not_come(mentor: Office) -> None:
    amina = mentor.on_course()
    marked_and_taken(mentor, amina, "Montage", 3)
    service, before = mentor.all.whole_card, mentor.changes()
    with pytest.raises(RefusedError, match="ikke kommet endnu"):
        service.confirm(mentor.see(amina), Whose.WORKPLACE, "Lise", MONDAY + timedelta(days=1))
    assert mentor.changes() == before
    assert service.confirm(mentor.see(amina), Whose.WORKPLACE, "Lise", MONDAY)


def test_the_citizens_yes_is_no_earlier_than_the_workplaces(mentor: Office) -> None:
    amina = mentor.on_course()
    marked_and_taken(mentor, amina, "Montage", 3)
    confirm(mentor, amina)
    service, before = mentor.all.whole_card, mentor.changes()
    with pytest.raises(RefusedError, match=r"bekræftede kortet man 4\. maj 2026"):
        service.confirm(mentor.see(amina), Whose.CITIZEN, "Amina", MONDAY - timedelta(days=1))
    assert mentor.changes() == before
    assert service.confirm(mentor.see(amina), Whose.CITIZEN, "Amina", MONDAY)


def test_level_three_of_the_trade_may_give_pay(mentor: Office) -> None:
    amina = mentor.on_course()
    for name, level in (("Montage", 3), ("Pakning og mærkning", 2), ("Møder til tiden", 4)):
        mark(mentor, amina, name, level)
    assert [one.name for one in read(mentor, amina).paid] == ["Montage"]


def test_a_line_comes_along_to_a_neighbouring_package_once(mentor: Office) -> None:
    amina = mentor.on_course()
    marked_and_taken(mentor, amina, "Pakning og mærkning", 3)
    seen = mentor.see(amina)
    assert seen.course is not None
    mentor.all.closing.close(seen, seen.course, "ny_jobpakke")
    mentor.start(amina, package="lager-transport")
    assert not read(mentor, amina).drafts
    mark(mentor, amina, "Pakning og mærkning", 4)
    take(mentor, amina, "Pakning og mærkning")
    assert lines(mentor, amina) == {"Pakning og mærkning": 4}


def test_two_who_take_the_same_in_differently_have_no_confirmed_card(
    mentor: Office, consultant: Office
) -> None:
    amina = mentor.on_course()
    consultant.fetch(mentor)
    marked_and_taken(mentor, amina, "Montage", 2)
    marked_and_taken(consultant, amina, "Montage", 4)
    for office in (mentor, consultant):
        confirm(office, amina)
        assert read(office, amina).status is Status.CONFIRMED
    met(mentor, consultant)
    for office in (mentor, consultant):
        whole = read(office, amina)
        assert (whole.status, whole.in_doubt, whole.number) == (Status.DRAFT, True, 3)
        with pytest.raises(RefusedError, match="Afgør det først"):
            confirm(office, amina)
        assert {one.said.lines[0].level for one in whole.versions} == {2, 4}
    for doubt in mentor.all.doubts.of(amina):
        keep = next(one.id for one in doubt.doubt.heads if one.place[0] == "wmentor")
        mentor.all.doubts.decide(doubt, keep)
    met(mentor, consultant)
    for office in (mentor, consultant):
        assert read(office, amina).status is Status.CONFIRMED
        assert lines(office, amina) == {"Montage": 2}


def test_two_who_take_the_same_in_with_other_dates_are_asked_in_words(
    mentor: Office, consultant: Office
) -> None:
    amina = mentor.on_course()
    mark(mentor, amina, "Montage", 3, TAUGHT)
    consultant.fetch(mentor)
    note(mentor, amina, "Montage gik godt")
    for office in (mentor, consultant):
        take(office, amina, "Montage")
    met(mentor, consultant)
    (doubt,) = mentor.all.doubts.of(amina)
    words = CardWords(mentor.all.sharing, doubt)
    assert words.title == "linjen på kompetencekortet «Montage», det, der viser det"
    told = " ".join(one.words for one in words.choices())
    assert "notat man 4. maj 2026, niveau man 20. april 2026" in told


def test_what_is_taken_away_for_good_is_in_no_version(mentor: Office) -> None:
    amina = mentor.on_course()
    mentor.all.whole_card.write(mentor.see(amina), "almene", "Hedder 010190-1234")
    marked_and_taken(mentor, amina, "Montage", 3)
    confirm(mentor, amina)
    line = next(one.line.id for one in read(mentor, amina).lines if not one.line.competence)
    mentor.all.redacting.redact(mentor.all.redacting.chosen(line), "CPR-nummer")
    whole = read(mentor, amina)
    assert whole.status is Status.DRAFT
    assert lines(mentor, amina) == {"Montage": 3}
    (version,) = whole.versions
    assert (version.lacks, [one.name for one in version.said.lines]) == (1, ["Montage"])
    assert not any(b"010190" in one.line for one in mentor.changes())
    confirm(mentor, amina)
    whole = read(mentor, amina)
    assert (whole.status, whole.number, len(whole.versions)) == (Status.CONFIRMED, 2, 2)


def test_what_a_restored_vault_writes_again_under_another_writer_is_still_confirmed(
    mentor: Office,
) -> None:
    amina = mentor.on_course()
    marked_and_taken(mentor, amina, "Montage", 3)
    marked_and_taken(mentor, amina, "Montage", 4)
    confirm(mentor, amina)
    again = Office(Role.CONSULTANT, "wkonsulent")
    again.store.commit(reissue(mentor.store.changes(amina), writer="wny", known={}))
    again.desk.forget(amina)
    assert not any(one.place[0] == "wmentor" for one in again.changes())
    whole = read(again, amina)
    assert (whole.status, whole.number) == (Status.CONFIRMED, 1)
    assert lines(again, amina) == {"Montage": 4}


def test_what_others_send_stops_no_card(mentor: Office) -> None:
    amina = mentor.on_course()
    marked_and_taken(mentor, amina, "Montage", 3)
    line = read(mentor, amina).lines[0].line.id
    for holds in (["x"], "x", [], [None], ["0" * 64] * 1000):
        mentor.receive(amina, f"c{len(holds)}", "card_confirmation",
                       {"citizen": amina, "whose": "virksomhed", "holds": holds})  # fmt: skip
    mentor.receive(amina, "l1", "card_line", {"taken": True, "name": "x\x1b[2J", "field": "[/]"})
    mentor.receive(amina, "l2", "card_line", {"taken": 1, "name": ["x"], "level": 77})
    mentor.receive(amina, "e1", "education", {"name": "Kok", "day": "i går"})
    whole = read(mentor, amina)
    assert whole.status is Status.DRAFT
    assert {line, "l1"} == {one.line.id for one in whole.lines}
    assert [one.name for one in whole.said.educations] == ["Kok"]
    confirm(mentor, amina)
    assert read(mentor, amina).status is Status.CONFIRMED


NAMES = ("Montage", "Pakning og mærkning", "Møder til tiden")
OFTEN = ("line", "yes")
STEPS = st.lists(
    st.tuples(
        st.sampled_from((0, 1)),
        st.sampled_from((*OFTEN, *OFTEN, "mark", "take", "off", "own", "assess", "seen", "note",
                         "undo", "redo", "meet", "one way")),
        st.sampled_from(NAMES),
        st.integers(2, 4),
    ),
    min_size=5,
    max_size=25,
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(STEPS)
@example([(0, "yes", NAMES[0], 2), (0, "mark", NAMES[1], 4)])
def test_what_was_confirmed_is_never_shown_as_confirmed_when_it_says_anything_else(
    steps: list[tuple[int, str, str, int]],
) -> None:
    """Two who do not know of each other edit, confirm and undo, and hear of it in any order."""
    pair = (Office(Role.MENTOR, "wmentor"), Office(Role.CONSULTANT, "wkonsulent"))
    third = Office(Role.OFFICE, "wkontor")  # what it made, no undo of theirs reaches
    amina = third.on_course()
    for office in pair:
        office.fetch(third)
    marked_and_taken(pair[0], amina, NAMES[0], 2)
    met(*pair)
    confirmed: dict[str, str] = {}
    shown: dict[str, str] = {}
    for who, step, name, number in steps:
        one, other = pair[who], pair[1 - who]
        with suppress(RefusedError, StopIteration, IndexError):
            if step in ("yes", "seen"):
                whose = Whose.WORKPLACE if step == "yes" else Whose.CITIZEN
                seen = one.see(amina)
                before = facts(one, amina)
                made = one.all.whole_card.confirm(seen, whose, f"{name} {number}")
                if made:
                    confirmed[made] = before
                    shown[made] = edition(one, amina)
            else:
                _edit(one, other, step, name, number, amina)
        for office in pair:
            whole = read(office, amina)
            if whole.now is not None:
                assert all(confirmed[yes.id] == facts(office, amina) for yes in whole.now.every)
                assert all(shown[yes.id] == edition(office, amina) for yes in whole.now.every)
            for version in whole.versions:
                if not version.lacks:
                    assert {confirmed[yes.id] for yes in version.every} == {said(version.said)}


def _edit(one: Office, other: Office, step: str, name: str, number: int, amina: str) -> None:
    service = one.all.whole_card
    match step:
        case "line":
            marked_and_taken(one, amina, name, number)
        case "mark":
            mark(one, amina, name, number - 1)
        case "take":
            take(one, amina, name)
        case "off":
            service.take_off(one.see(amina), read(one, amina).lines[number % 2].line)
        case "own":
            service.write(one.see(amina), "almene", f"Kan {number}")
        case "assess":
            one.all.card_beside.assess(one.see(amina), one.plan(amina), text=f"God {number}")
        case "note":
            note(one, amina, f"{name} gik godt")
        case "undo":
            one.all.history.undo()
        case "redo":
            one.all.history.redo()
        case "meet":
            met(one, other)
        case _:
            one.fetch(other)


def said(told: Said) -> str:
    """Return all a card says, as it is read."""
    every = (*told.lines, *told.assessments, *told.educations)
    return "\n".join(sorted(one.model_dump_json() for one in every))


def edition(office: Office, citizen: str) -> str:
    """Return all that programs are told of the card, but what stands beside what it says."""
    told = card_row(read(office, citizen), office.see(citizen), MONDAY)
    beside = ("number", "status", "in_doubt", "versions", "paid_today")
    return str({name: said for name, said in told.items() if name not in beside})


def facts(office: Office, citizen: str) -> str:
    """Return the same, read without asking the card."""
    known = office.see(citizen).facts
    every = [one for one in known["card_line"].values() if one.model_dump()["taken"]]
    every += [*known["card_assessment"].values(), *known["education"].values()]
    return "\n".join(sorted(one.model_dump_json() for one in every))
