"""Measuring at work: nobody is shown the other's answers too early, and nothing is written over."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.conftest import START, SUMMER, Office
from tests.services.course.test_tailoring import pause, step_of
from tests.services.exchange.carrying import carry, look, paired, send
from vip2tui.domain.kinds.measurement import Answer, Measurement, Voice
from vip2tui.domain.kinds.measurement_delay import delay_record
from vip2tui.domain.kinds.places import Place, place_of
from vip2tui.domain.kinds.table import is_exposed
from vip2tui.domain.progress.blind import OTHER
from vip2tui.domain.roles import Role
from vip2tui.services import drafts
from vip2tui.services.course.pausing import Pause
from vip2tui.services.desk import NotFoundError, RefusedError
from vip2tui.services.exchange.doubt_card import CardWords
from vip2tui.services.progress.calendar import due, unanswered
from vip2tui.services.progress.measuring import Form
from vip2tui.services.progress.noting import note_of
from vip2tui.services.progress.standing import Progress, progress

B, K = Voice.CITIZEN, Voice.CONSULTANT
EVERY = tuple(f"p{n:02}" for n in range(1, 12))
ANSWER = st.integers(1, 5) | st.just("-")
WORLD = st.tuples(
    st.fixed_dictionaries(dict.fromkeys(EVERY[1:], ANSWER)),
    st.tuples(ANSWER, st.permutations([1, 2, 3, 4, 5, "-"])),
)
"""Every answer, the one to p01, and two that differ: what it is corrected to, also the same."""


def measure(
    one: Office, citizen: str, voice: Voice, answers: dict[str, Answer], **more: Any
) -> str:
    form = Form(voice, answers, **more)
    return one.all.measuring.add(one.see(citizen), one.plan(citizen), form)


def read(one: Office, citizen: str) -> Progress:
    return progress(one.desk, one.see(citizen), one.plan(citizen))


def whose_turn(one: Office) -> list[str]:
    every = [line.waiting for lines in one.all.today.read() for line in lines]
    return [waiting.owner for waiting in every if waiting.part == "fremskridt"]


def asked_on_i_dag(one: Office) -> list[str]:
    every = [line.waiting for lines in one.all.today.read() for line in lines]
    return [waiting.what for waiting in every if waiting.part == "fremskridt"]


def answers(one: Office, citizen: str) -> list[dict[str, Answer]]:
    return [dict(form.answers) for form in read(one, citizen).forms]


def told(one: Office, citizen: str, made: str) -> list[str]:
    """Everything that is said here of a citizen, but not by the one place that tells answers."""
    every = one.all
    words = [repr(event) for record in (made, citizen) for event in every.history.of(record)]
    words += [repr(line) for line in every.timeline.of(one.see(citizen))]
    words += [
        repr(wrote) for wrote in (*every.history_words.of(citizen), *every.history_words.of(None))
    ]
    for typed in ("måling", "tro på job", "1", "2", "3", "4", "5", "-"):
        words += [repr(hit) for hit in every.search.find(typed)]
    words += [repr(line) for lines in every.today.read() for line in lines]
    for doubt in every.doubts.all():
        card = CardWords(every.sharing, doubt)
        words += [card.title, card.asked, *card.told(), *map(repr, card.choices())]
        for part in map(partial(CardWords, every.sharing), doubt.apart()):
            words += [part.title, *part.told(), *part.below(), *map(repr, part.choices())]
            words += [part.settled(choice.keep) for choice in part.choices()]
    for value in every.redacting.values(made):
        words += [value.words, value.text, repr(value.told)]
    words += [repr(event) for event in every.history_words.of_record(made)]
    return [*words, str(every.history.next_undo()), repr(every.outbox.statuses(citizen))]


def world(folder: Path, said: dict[str, Answer], first: Answer, second: Answer) -> list[str]:
    """What is said at the office and at the consultant's while the citizen has not answered.

    The consultant measures; then both correct the same answer without knowing of each other.
    """
    office, consultant = paired(Role.CONSULTANT)
    for n, one in enumerate((office, consultant), 1):
        numbers = count(1)
        one.desk.new_id = lambda n=n, numbers=numbers: f"{n:08x}-0000-4000-8000-{next(numbers):012}"
    citizen = office.on_course()
    office.all.assignments.assign(office.see(citizen), consultant.desk.me.device)
    carry(office, consultant, folder)
    made = measure(consultant, citizen, K, said)
    words = [repr(form) for form in read(consultant, citizen).forms]
    words += told(consultant, citizen, made)
    words += look(office, send(consultant, office, folder)).sentences
    carry(consultant, office, folder)
    for one, answer in ((office, first), (consultant, second)):
        one.all.measuring.correct(one.see(citizen), made, {"p01": answer}, "Talte forkert")
    words += look(office, send(consultant, office, folder)).sentences
    carry(consultant, office, folder)
    (doubt,) = office.all.doubts.of(f"{citizen}.f")
    assert "p01" in {one.field for one in doubt.card.doubts}
    for one in (office, consultant):
        words += [*told(one, citizen, made), repr(read(one, citizen))]
        words += [repr(asked) for asked in due(one.desk, one.see(citizen))]
    return words


@settings(max_examples=12)
@given(one=WORLD, other=WORLD)
def test_what_one_voice_answered_is_in_no_output_before_its_time(
    one: tuple[dict[str, Answer], tuple[Answer, list[Answer]]],
    other: tuple[dict[str, Answer], tuple[Answer, list[Answer]]],
) -> None:
    """Two worlds that differ in the hidden answers alone say the same, word for word."""
    said = []
    for rest, (was, (first, second, *_)) in (one, other):
        with TemporaryDirectory() as folder:
            said.append(world(Path(folder), {"p01": was} | rest, first, second))
    assert said[0] == said[1]


def test_the_answers_are_seen_when_the_other_voice_has_spoken(consultant: Office) -> None:
    citizen = consultant.on_course()
    measure(consultant, citizen, K, {"p01": 2})
    assert answers(consultant, citizen) == [{}]
    measure(consultant, citizen, B, {"p01": 4})
    assert answers(consultant, citizen) == [{"p01": 2}, {"p01": 4}]
    found = read(consultant, citizen)
    assert found.talk_about == ("p01",)
    assert [one.id for one in found.prompts] == ["forskel"]


@pytest.mark.parametrize(("before", "after"), [(1, 5), (5, 1), (3, 3)])
def test_what_the_consultant_expects_shows_in_nothing_unless_asked_for(
    before: int, after: int
) -> None:
    """The counts, the questions and the curves are those of one who expects something else."""
    found = []
    for first, second in ((before, after), (2, 4)):
        one = Office(Role.CONSULTANT, "w")
        citizen = one.on_course()
        for figure, belief in ((3, first), (4, second)):
            said: dict[str, Answer] = {f"p{at:02}": figure for at in range(1, 11)}
            measure(one, citizen, K, said | {"p11": belief})
            measure(one, citizen, B, said)
            one.clock.turn(days=91)
        seen = read(one, citizen)
        assert seen.pictures
        found.append((seen.pictures, seen.prompts, seen.curves, seen.talk_about))
    assert found[0] == found[1]


def corrected_by_two(folder: Path, *, both: bool = True) -> tuple[Office, Office, str, str]:
    """Return an office and a consultant's computer whose corrections of one form have met."""
    office, consultant = paired(Role.CONSULTANT)
    citizen = office.on_course()
    office.all.assignments.assign(office.see(citizen), consultant.desk.me.device)
    carry(office, consultant, folder)
    made = measure(consultant, citizen, K, {"p01": 2, "p11": 1})
    if both:
        measure(consultant, citizen, B, {"p01": 4})
    carry(consultant, office, folder)
    for one, answer in ((office, 3), (consultant, 5)):
        said: dict[str, Answer] = {"p01": answer, "p11": answer}
        one.all.measuring.correct(one.see(citizen), made, said, f"Det var {'x' * answer}")
    carry(consultant, office, folder)
    return office, consultant, citizen, made


def values_of(one: Office, made: str, name: str) -> list[tuple[Any, bool]]:
    events = one.all.history.of(made)
    return [(event.value, event.sealed) for event in events if event.field == name]


def test_a_form_that_may_be_seen_is_read_in_the_history_and_in_a_doubt(tmp_path: Path) -> None:
    """What is shown to nobody by default is told in neither."""
    office, _, _, made = corrected_by_two(tmp_path)
    assert sorted(values_of(office, made, "p01")) == [(2, False), (3, False), (5, False)]
    assert values_of(office, made, "p11") == [(None, True)] * 3
    (shown,) = office.all.doubts.all()
    words = CardWords(office.all.sharing, shown)
    for said in (words.told(), words.below(), [one.words for one in words.choices(200)]):
        every = " ".join(said)
        assert "tro på job 3" in every
        assert "tro på job 5" in every
        assert "konsulentens forventning (et svar, der ses under Fremskridt)" in every
    wrote = [one.words for one in office.all.history_words.of(None)]
    assert any("tro på job: 2 (rettet siden)" in one for one in wrote)


def test_a_correction_is_decided_with_its_reason(tmp_path: Path) -> None:
    office, _, citizen, made = corrected_by_two(tmp_path)
    (shown,) = office.all.doubts.all()
    assert [part.card for part in shown.apart()] == [shown.card]
    assert office.all.doubts.get(f"{made}.reason") == shown
    choices = CardWords(office.all.sharing, shown).choices()
    values = [
        {f"{made}.p01": n, f"{made}.p11": None, f"{made}.reason": f"Det var {'x' * n}"}
        for n in (3, 5)
    ]
    assert sorted([one.value for one in choices], key=repr) == values
    mine = next(one for one in choices if one.value == values[0])
    office.all.doubts.decide(office.all.doubts.get(f"{made}.p01"), mine.keep)
    assert not list(office.all.doubts.all())
    form = read(office, citizen).forms[0]
    assert (form.answers["p01"], form.corrected) == (3, "Det var xxx")


def test_a_correction_of_a_part_is_decided_field_by_field(tmp_path: Path) -> None:
    """Else what only the one has corrected could never be chosen."""
    office, consultant, citizen, made = corrected_by_two(tmp_path)
    consultant.all.measuring.correct(consultant.see(citizen), made, {"p01": 1}, "Igen")
    carry(consultant, office, tmp_path)
    (shown,) = office.all.doubts.all()
    assert [part.doubt.field for part in shown.apart()] == ["p01", "p11", "reason"]


def test_the_history_and_a_doubt_tell_nothing_before_the_other_voice(tmp_path: Path) -> None:
    office, _, _, made = corrected_by_two(tmp_path, both=False)
    assert values_of(office, made, "p01") == [(None, True)] * 3
    (shown,) = office.all.doubts.all()
    choices = CardWords(office.all.sharing, shown).choices(200)
    assert all("tro på job (et svar, der ses under Fremskridt)" in one.words for one in choices)
    assert [one.value[f"{made}.p01"] for one in choices if isinstance(one.value, dict)] == [
        None
    ] * 2


def test_a_mentors_computer_tells_no_answer_that_has_come_to_it_all_the_same(
    consultant: Office, mentor: Office
) -> None:
    for one, said in ((consultant, (4, False)), (mentor, (None, True))):
        citizen = one.on_course()
        course = one.plan(citizen).course.id
        for voice in (K, B):
            one.receive(f"{citizen}.f", f"r{voice}", "measurement",
                        {"citizen": citizen, "course": course, "round": "start",
                         "voice": voice.value, "day": START.isoformat(), "p01": 4})  # fmt: skip
        assert values_of(one, f"r{K}", "p01") == [said]


def test_an_answer_of_a_form_that_was_taken_back_is_not_told(consultant: Office) -> None:
    citizen = consultant.on_course()
    measure(consultant, citizen, B, {"p01": 4})
    made = measure(consultant, citizen, K, {"p01": 2})
    assert values_of(consultant, made, "p01") == [(2, False)]
    consultant.all.history.undo()
    assert values_of(consultant, made, "p01") == [(None, True)]


def test_the_answers_are_seen_when_the_other_voice_is_missing(consultant: Office) -> None:
    citizen = consultant.on_course()
    measure(consultant, citizen, B, {"p01": 4})
    consultant.clock.turn(days=13)
    assert answers(consultant, citizen) == [{}]
    consultant.clock.turn(days=1)
    assert answers(consultant, citizen) == [{"p01": 4}]


def test_a_form_that_is_dated_back_waits_since_it_was_written(consultant: Office) -> None:
    citizen = consultant.on_course()
    measure(consultant, citizen, B, {"p01": 4}, day=START)  # three weeks ago
    assert answers(consultant, citizen) == [{}]
    (asked,) = due(consultant.desk, consultant.see(citizen))
    assert asked.voices == (K,)
    consultant.clock.turn(days=13)
    assert answers(consultant, citizen) == [{}]
    assert list(due(consultant.desk, consultant.see(citizen)))
    consultant.clock.turn(days=1)
    assert answers(consultant, citizen) == [{"p01": 4}]
    assert not list(due(consultant.desk, consultant.see(citizen)))


@pytest.mark.parametrize("stamped", ["2199-01-01T10:00:00", "i går"])
def test_a_clock_that_is_years_ahead_hides_nothing_for_years(
    stamped: str, consultant: Office
) -> None:
    citizen = consultant.on_course()
    said = {"citizen": citizen, "course": consultant.plan(citizen).course.id, "round": "start",
            "voice": "borger", "day": consultant.desk.today().isoformat(), "p01": 4}  # fmt: skip
    consultant.receive(f"{citizen}.f", "r1", "measurement", said, at=stamped)
    assert answers(consultant, citizen) == [{}]
    consultant.clock.turn(days=14)
    assert answers(consultant, citizen) == [{"p01": 4}]


def test_a_day_ahead_is_refused(consultant: Office, mentor: Office) -> None:
    citizen = consultant.on_course()
    ahead = consultant.desk.today() + timedelta(days=1)
    with pytest.raises(RefusedError, match="ikke kommet endnu"):
        measure(consultant, citizen, K, {"p01": 3}, day=ahead)
    citizen = mentor.on_course()
    with pytest.raises(RefusedError, match="ikke kommet endnu"):
        mentor.all.measuring.add_at_work(
            mentor.see(citizen), mentor.plan(citizen), {"w01": 3}, day=ahead
        )
    assert not [one for one in (*consultant.changes(), *mentor.changes())
                if one.kind.endswith("measurement")]  # fmt: skip


def test_a_day_long_before_the_course_is_refused(consultant: Office, mentor: Office) -> None:
    citizen = consultant.on_course()
    first = START - timedelta(days=14)
    with pytest.raises(RefusedError, match="højst ligge 14 dage før"):
        measure(consultant, citizen, K, {"p01": 3}, day=first - timedelta(days=1))
    assert not read(consultant, citizen).forms
    measure(consultant, citizen, K, {"p01": 3}, day=first)
    citizen = mentor.on_course(start=date(2026, 5, 20))
    with pytest.raises(RefusedError, match=r"første dag er ons 20\. maj 2026"):
        mentor.all.measuring.add_at_work(mentor.see(citizen), mentor.plan(citizen), {"w01": 3})
    assert not read(mentor, citizen).forms


def test_one_that_came_dated_ahead_does_not_silence_the_asking(mentor: Office) -> None:
    citizen = mentor.on_course()
    said = {"citizen": citizen, "course": mentor.plan(citizen).course.id, "day": "2030-01-01"}
    mentor.receive(citizen, "r1", "workplace_measurement", said | {"w01": 3})
    mentor.clock.turn(days=100)
    (asked,) = due(mentor.desk, mentor.see(citizen))
    assert asked.stage == "forsinket"


def test_a_break_that_ended_meets_the_other_voice_all_the_same(consultant: Office) -> None:
    """The consultant answers while the course stands still, the citizen when it goes on again."""
    citizen = consultant.on_course()
    consultant.clock.turn(days=20)
    today = consultant.desk.today()
    step = step_of(consultant, citizen, "afklaring")
    consultant.all.courses.set_step(consultant.see(citizen), step, "i_gang")
    pause(consultant, citizen, Pause("ferie", today))
    measure(consultant, citizen, K, {"p01": 2})
    see, plan = consultant.see(citizen), consultant.plan(citizen)
    consultant.desk.act(consultant.all.pausing.resume(see, plan, (), today).drafts)
    consultant.clock.turn(days=7)  # a week before it is due
    (asked,) = due(consultant.desk, consultant.see(citizen))
    assert (asked.round.code, asked.voices) == (f"pause:{today}", (B,))
    measure(consultant, citizen, B, {"p01": 4})
    assert [one.round for one in read(consultant, citizen).forms] == [f"pause:{today}"] * 2
    assert answers(consultant, citizen) == [{"p01": 2}, {"p01": 4}]
    assert not list(due(consultant.desk, consultant.see(citizen)))


def begun_on(start: date, days: int) -> tuple[Office, str]:
    """Return a consultant's computer so many days into a course, with a first step that runs."""
    one = Office(Role.CONSULTANT, "w")
    one.clock.now = datetime(start.year, start.month, start.day, 10, tzinfo=SUMMER)
    citizen = one.on_course(start=start)
    one.all.courses.set_step(one.see(citizen), step_of(one, citizen, "afklaring"), "i_gang")
    one.clock.turn(days=days)
    return one, citizen


def stand_still(one: Office, citizen: str) -> None:
    pause(one, citizen, Pause("ferie", one.desk.today()))


def go_on(one: Office, citizen: str) -> None:
    back = one.all.pausing.resume(one.see(citizen), one.plan(citizen), (), one.desk.today())
    one.desk.act(back.drafts)


def close(one: Office, citizen: str) -> None:
    one.all.closing.close(one.see(citizen), one.plan(citizen), "afbrudt")


def reopen(one: Office, citizen: str) -> None:
    one.all.closing.reopen(one.see(citizen), one.plan(citizen), "Vil alligevel")


@pytest.mark.parametrize("first", [K, B])
@pytest.mark.parametrize(
    ("days", "before", "between", "code"),
    [
        # 1 September, a pause from 1 November, back on the 30th: the 91 days opened on the 17th.
        (61, (stand_still, 29), (go_on,), "pause:2026-11-01"),
        (61, (stand_still, 20), (9, go_on), "pause:2026-11-01"),
        # Measured, then closed: the end opens.
        (90, (), (close,), "91"),
        (90, (), (13, close), "91"),
        (76, (), (1,), "start"),  # the 91 days open over night
        (76, (), (13,), "start"),
        (90, (close,), (reopen, stand_still), "slut:2026-11-30"),
        (50, (), (stand_still,), "start"),
    ],
)
def test_two_who_answer_one_after_the_other_meet_whatever_opens_in_between(
    days: int, before: tuple[Any, ...], between: tuple[Any, ...], code: str, first: Voice
) -> None:
    one, citizen = begun_on(date(2026, 9, 1), days)
    other = OTHER[first]
    _go(one, citizen, before)
    measure(one, citizen, first, {"p01": 2})
    _go(one, citizen, between)
    see, rhythm = one.see(citizen), one.desk.catalogue.instrument().rhythm
    assert unanswered(see, one.plan(citizen), rhythm, one.desk.today()) == (other,)
    (asked,) = due(one.desk, see)
    assert (asked.round.code, asked.voices) == (code, (other,))
    measure(one, citizen, other, {"p01": 4})
    shown = progress(one.desk, one.see(citizen), one.plan(citizen))
    assert [form.round for form in shown.forms] == [code] * 2
    assert not any(form.is_hidden for form in shown.forms)
    assert shown.talk_about == ("p01",)


def _go(one: Office, citizen: str, what: tuple[Any, ...]) -> None:
    for each in what:
        if isinstance(each, int):
            one.clock.turn(days=each)
        else:
            each(one, citizen)


@settings(max_examples=60)
@given(
    days=st.integers(0, 300),
    acts=st.lists(st.sampled_from([stand_still, go_on, close, reopen, 1, 3]), max_size=8),
    first=st.sampled_from([K, B]),
)
def test_no_round_that_opens_in_between_parts_two_answers(
    days: int, acts: list[Any], first: Voice
) -> None:
    """Whatever happens to the course, two who answer within 14 days share a round."""
    one, citizen = begun_on(date(2026, 9, 1), days)
    measure(one, citizen, first, {"p01": 2})
    left = 13
    for act in acts:
        if isinstance(act, int):
            left -= act
            if left < 0:
                break
        with suppress(RefusedError, NotFoundError, StopIteration):
            _go(one, citizen, (act,))
    measure(one, citizen, OTHER[first], {"p01": 4})
    shown = progress(one.desk, one.see(citizen), one.plan(citizen))
    rounds = {form.round for form in shown.forms}
    assert len(rounds) == 1
    assert not any(form.is_hidden for form in shown.forms)


def test_who_was_waited_for_long_enough_begins_in_the_round_of_the_day() -> None:
    one, citizen = begun_on(date(2026, 9, 1), 76)
    measure(one, citizen, K, {"p01": 2})
    one.clock.turn(days=14)
    measure(one, citizen, B, {"p01": 2})
    assert [form.round for form in read(one, citizen).forms] == ["start", "91"]


def test_every_end_is_measured(consultant: Office) -> None:
    citizen = consultant.on_course()
    every = consultant.all
    for _ in range(2):
        consultant.clock.turn(days=20)
        every.closing.close(consultant.see(citizen), consultant.plan(citizen), "afbrudt")
        consultant.clock.turn(days=1)
        (asked,) = due(consultant.desk, consultant.see(citizen))
        assert asked.voices == (K, B)
        measure(consultant, citizen, K, {"p01": 2})
        every.closing.reopen(consultant.see(citizen), consultant.plan(citizen), "Vil alligevel")
        measure(consultant, citizen, B, {"p01": 2})
    forms = read(consultant, citizen).forms
    assert [one.round for one in forms] == [*["slut:2026-05-24"] * 2, *["slut:2026-06-14"] * 2]
    assert not any(one.is_hidden for one in forms)


def test_an_end_that_was_measured_before_ends_had_their_day_is_not_asked_for_again(
    consultant: Office,
) -> None:
    citizen = consultant.on_course()
    consultant.all.closing.close(consultant.see(citizen), consultant.plan(citizen), "afbrudt")
    said = {"citizen": citizen, "course": consultant.plan(citizen).course.id, "round": "slut",
            "voice": "konsulent", "day": consultant.desk.today().isoformat()}  # fmt: skip
    consultant.receive(f"{citizen}.f", "r1", "measurement", said | {"p01": 3})
    (asked,) = due(consultant.desk, consultant.see(citizen))
    assert asked.voices == (B,)
    measure(consultant, citizen, B, {"p01": 4})
    assert answers(consultant, citizen) == [{"p01": 3}, {"p01": 4}]


def test_taking_the_other_voice_back_hides_the_answers_again(consultant: Office) -> None:
    citizen = consultant.on_course()
    measure(consultant, citizen, K, {"p01": 2})
    measure(consultant, citizen, B, {}, declined=True)
    assert answers(consultant, citizen)[0] == {"p01": 2}
    undone = consultant.all.history.undo()
    assert undone is not None
    assert undone.words == "måling: borgerens svar (ønskede ikke at svare) (Amina)"
    assert answers(consultant, citizen) == [{}]


def test_a_new_consultant_answers_without_seeing_the_one_before(tmp_path: Path) -> None:
    office, one, other = paired(Role.CONSULTANT, Role.CONSULTANT)
    citizen = office.on_course()
    for each in (one, other):
        office.all.assignments.assign(office.see(citizen), each.desk.me.device)
    carry(office, one, tmp_path)
    for voice in (K, B):
        measure(one, citizen, voice, {"p01": 2})
    carry(one, office, tmp_path)
    for each in (one, other):
        each.clock.turn(days=70)  # the round of 91 days is open
    carry(office, other, tmp_path)
    assert answers(one, citizen) == [{"p01": 2}, {"p01": 2}]
    assert answers(other, citizen) == [{}, {"p01": 2}]
    measure(other, citizen, K, {"p01": 5})
    assert answers(other, citizen) == [{"p01": 2}, {"p01": 2}, {}]


def test_no_p_answer_reaches_a_mentors_computer(tmp_path: Path) -> None:
    office, mentor, consultant = paired(Role.MENTOR, Role.CONSULTANT)
    citizen = office.on_course()
    for each in (mentor, consultant):
        office.all.assignments.assign(office.see(citizen), each.desk.me.device)
    for voice in (K, B):
        measure(office, citizen, voice, {"p08": 1, "p10": 2})
    office.all.measuring.add_at_work(
        office.see(citizen), office.plan(citizen), {"w01": 3}, small_step="Kom selv"
    )
    for form in read(office, citizen).forms:  # what a measurement is turned into does not either
        note = note_of(office.desk, office.see(citizen), form.id, f"Aftale om {form.voice}")
        office.all.notes.add(office.see(citizen), note)

    def carried(to: Office) -> bytes:
        file = send(office, to, tmp_path)
        keys = to.all.sharing.known_keys()
        assert keys is not None
        return pyrage.decrypt(file.read_bytes(), [keys.age])

    to_mentor, to_consultant = carried(mentor), carried(consultant)
    assert b'"w01"' in to_mentor
    assert b'"p08"' in to_consultant
    assert b"Aftale om borger" in to_consultant
    assert b"Aftale om mentor" in to_mentor
    for word in (b"Aftale om borger", b"Aftale om konsulent", b"Overskud", b"borgerens svar"):
        assert word not in to_mentor
    for word in (b'"p08"', b'"p10"', b'"measurement"', b'"konsulent"', f"{citizen}.f".encode()):
        assert word not in to_mentor
    carry(office, mentor, tmp_path)
    assert {form.voice for form in read(mentor, citizen).forms} == {"mentor"}
    assert not [one for one in mentor.changes() if place_of(one.place[1]) is Place.PROFESSIONAL]


def test_an_answer_where_all_can_read_it_is_refused(consultant: Office) -> None:
    citizen = consultant.on_course()
    assert is_exposed(Measurement.KIND, {"p01": 3}, citizen)
    assert not is_exposed("workplace_measurement", {"w01": 3, "reason": "x"}, citizen)


def test_the_same_measurement_twice_adds_nothing(tmp_path: Path) -> None:
    office, consultant = paired(Role.CONSULTANT)
    citizen = office.on_course()
    office.all.assignments.assign(office.see(citizen), consultant.desk.me.device)
    measure(office, citizen, K, {"p01": 3})
    carry(office, consultant, tmp_path)
    before = read(consultant, citizen)
    carry(office, consultant, tmp_path)
    assert read(consultant, citizen) == before
    assert len(before.forms) == 1


def test_correcting_a_hidden_answer_does_not_tell_it(consultant: Office) -> None:
    """What is said, and what is written, is the same whether the answer stood there or not."""
    citizen = consultant.on_course()
    made = measure(consultant, citizen, B, {"p01": 3, "p02": 3})
    correct = consultant.all.measuring.correct
    for answer in (3, 3, 2, 2):
        correct(consultant.see(citizen), made, {"p01": answer, "p02": 3}, "Hørte forkert")
    said = [one.set for one in consultant.changes() if one.record == made][1:]
    assert [one.keys() for one in said] == [{"p01", "p02", "reason"}] * 4
    measure(consultant, citizen, K, {"p01": 3})
    assert answers(consultant, citizen)[0] == {"p01": 2, "p02": 3}
    with pytest.raises(RefusedError, match="det står der allerede"):
        correct(consultant.see(citizen), made, {"p01": 2}, "Hørte forkert")


def test_a_question_that_is_not_asked_tells_no_more_of_a_hidden_form(consultant: Office) -> None:
    """Which of them were answered, when they were still asked, is not told by a refusal."""
    citizen = consultant.on_course()
    said = {"citizen": citizen, "course": consultant.plan(citizen).course.id, "round": "start",
            "voice": "borger", "day": consultant.desk.today().isoformat()}  # fmt: skip
    consultant.receive(f"{citizen}.f", "r1", "measurement", said | {"p13": 4})
    told = []
    for name in ("p13", "p14"):
        with pytest.raises(RefusedError) as refused:
            consultant.all.measuring.correct(consultant.see(citizen), "r1", {name: 3}, "x")
        told.append(str(refused.value).replace(name, ""))
    assert told[0] == told[1]
    measure(consultant, citizen, K, {"p01": 3})
    consultant.all.measuring.correct(consultant.see(citizen), "r1", {"p13": 3}, "x")
    assert answers(consultant, citizen)[0] == {"p13": 3}


def test_a_correction_keeps_what_stood_and_says_why(consultant: Office) -> None:
    citizen = consultant.on_course()
    made = measure(consultant, citizen, K, {"p01": 3, "p02": 3})
    correct = consultant.all.measuring.correct
    with pytest.raises(RefusedError, match="hvorfor du retter"):
        correct(consultant.see(citizen), made, {"p01": 2}, " ")
    with pytest.raises(RefusedError, match="det står der allerede"):
        correct(consultant.see(citizen), made, {}, "x")
    with pytest.raises(RefusedError, match="et tal fra 1 til 5"):
        correct(consultant.see(citizen), made, {"p01": 6}, "x")
    with pytest.raises(NotFoundError):
        correct(consultant.see(citizen), "nogetandet", {"p01": 2}, "x")
    correct(consultant.see(citizen), made, {"p01": 2}, "Talte forkert")
    correct(consultant.see(citizen), made, {"p02": 2}, "Talte forkert")
    measure(consultant, citizen, B, {"p01": 3})
    with pytest.raises(RefusedError, match="det står der allerede"):
        correct(consultant.see(citizen), made, {"p01": 2}, "x")
    (mine, _) = read(consultant, citizen).forms
    assert (mine.answers, mine.corrected, mine.is_after) == (
        {"p01": 2, "p02": 2}, "Talte forkert", False,
    )  # fmt: skip
    said = [one for one in consultant.desk.store.changes(f"{citizen}.f") if "p01" in one.set]
    assert [one.set["p01"] for one in said if one.record == made] == [3, 2]
    correct(consultant.see(citizen), made, {"p01": 1}, "Nu ved jeg mere")
    assert read(consultant, citizen).forms[0].is_after


def test_one_who_did_not_wish_to_answer_may_do_so_after_all(consultant: Office) -> None:
    citizen = consultant.on_course()
    made = measure(consultant, citizen, B, {}, declined=True)
    measure(consultant, citizen, K, {"p01": 3})
    consultant.all.measuring.correct(consultant.see(citizen), made, {"p01": "-"}, "Ville alligevel")
    (theirs, mine) = read(consultant, citizen).forms
    assert (theirs.declined, theirs.answers, mine.is_after) == (False, {"p01": "-"}, True)


def test_what_the_mentor_saw_is_corrected_too(mentor: Office) -> None:
    citizen = mentor.on_course()
    made = mentor.all.measuring.add_at_work(mentor.see(citizen), mentor.plan(citizen), {"w01": 3})
    mentor.all.measuring.correct(mentor.see(citizen), made, {"w01": 4}, "Så forkert")
    (seen,) = read(mentor, citizen).forms
    assert (seen.answers, seen.corrected, seen.by) == ({"w01": 4}, "Så forkert", "P wmentor")


def test_one_person_is_compared_with_nobody_else(consultant: Office) -> None:
    amina, yusuf = consultant.on_course(), consultant.on_course("Yusuf Prøve")
    for voice in (K, B):
        measure(consultant, amina, voice, dict.fromkeys(EVERY[:10], 2))
    before = read(consultant, amina)
    for voice in (K, B):
        measure(consultant, yusuf, voice, dict.fromkeys(EVERY[:10], 5))
    assert read(consultant, amina) == before


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (6, None),
        (7, "Måling forfalder: konsulentens svar og borgerens svar"),
        (14, "Måling forfalder: konsulentens svar og borgerens svar"),
        (15, "Måling forfalder (fra 27. april): konsulentens svar og borgerens svar"),
        (35, "Måling forfalder (fra 27. april): konsulentens svar og borgerens svar"),
        (36, "Måling forsinket: konsulentens svar og borgerens svar"),
        (77, None),
        (84, "Måling forfalder: konsulentens svar og borgerens svar"),
    ],
)
def test_a_measurement_that_falls_due_stands_on_i_dag(days: int, expected: str | None) -> None:
    one = Office(Role.CONSULTANT, "wkonsulent")
    one.clock.now = one.clock.now.replace(month=START.month, day=START.day)
    one.on_course()
    one.clock.turn(days=days)
    assert asked_on_i_dag(one) == ([expected] if expected else [])


def test_nothing_is_late_that_was_due_before_it_was_written_here() -> None:
    one = Office(Role.CONSULTANT, "wkonsulent")
    one.on_course(start=START - timedelta(days=30))  # 51 days ago
    words = "konsulentens svar og borgerens svar"
    assert asked_on_i_dag(one) == [f"Måling forfalder: {words}"]
    one.clock.turn(days=21)
    assert asked_on_i_dag(one) == [f"Måling forfalder (fra 4. maj): {words}"]
    one.clock.turn(days=1)
    assert asked_on_i_dag(one) == [f"Måling forsinket: {words}"]


def test_who_has_answered_is_not_asked_again(consultant: Office) -> None:
    citizen = consultant.on_course()
    (asked,) = due(consultant.desk, consultant.see(citizen))
    assert asked.voices == (K, B)
    assert whose_turn(consultant) == ["J"]
    measure(consultant, citizen, K, {"p01": 3})
    (asked,) = due(consultant.desk, consultant.see(citizen))
    assert asked.voices == (B,)
    consultant.clock.turn(days=14)
    assert not list(due(consultant.desk, consultant.see(citizen)))


def test_the_mentor_is_asked_about_work_and_the_office_about_nothing(mentor: Office) -> None:
    citizen = mentor.on_course()
    mentor.clock.turn(days=100)
    (asked,) = due(mentor.desk, mentor.see(citizen))
    assert asked.voices == ()
    assert whose_turn(mentor) == ["M"]
    mentor.all.measuring.add_at_work(mentor.see(citizen), mentor.plan(citizen), {"w01": 3})
    assert not list(due(mentor.desk, mentor.see(citizen)))
    mentor.clock.turn(days=28)
    assert [one.stage for one in due(mentor.desk, mentor.see(citizen))] == ["nu"]
    office = Office(Role.OFFICE, "wkontor")
    assert not list(due(office.desk, office.see(office.on_course())))


def postpone(one: Office, citizen: str, days: int, reason: str = "Ferie") -> str:
    until = one.desk.today() + timedelta(days=days)
    return one.all.measuring.postpone(one.see(citizen), one.plan(citizen), until, reason)


def test_a_measurement_is_put_off_with_a_reason_and_asked_for_again_then(
    consultant: Office,
) -> None:
    citizen = consultant.on_course()
    with pytest.raises(RefusedError, match="hvorfor målingen udskydes"):
        postpone(consultant, citizen, 5, " ")
    with pytest.raises(RefusedError, match="efter i dag"):
        postpone(consultant, citizen, 0)
    assert postpone(consultant, citizen, 5) == "start"
    assert consultant.all.history.next_undo() == "måling udskudt (Amina)"
    assert asked_on_i_dag(consultant) == []
    with pytest.raises(RefusedError, match="ingen måling at udskyde"):
        postpone(consultant, citizen, 9)
    consultant.clock.turn(days=4)
    assert asked_on_i_dag(consultant) == []
    consultant.clock.turn(days=1)
    (line,) = asked_on_i_dag(consultant)
    assert line.startswith("Måling forfalder: ")
    postpone(consultant, citizen, 3, "Tolken kunne ikke")
    assert asked_on_i_dag(consultant) == []
    consultant.clock.turn(days=3 + 22)
    (line,) = asked_on_i_dag(consultant)
    assert line.startswith("Måling forsinket: ")
    consultant.clock.turn(days=60)  # the next round is not put off
    (line,) = asked_on_i_dag(consultant)
    assert line.startswith("Måling forfalder")
    kept = [one for one in consultant.changes() if one.kind == "measurement_delay"]
    assert {place_of(one.place[1]) for one in kept} == {Place.PROFESSIONAL}


def test_a_mentor_puts_off_what_a_mentor_is_asked_and_nothing_else(mentor: Office) -> None:
    citizen = mentor.on_course()
    mentor.clock.turn(days=100)
    code = postpone(mentor, citizen, 5)
    assert code.startswith("arbejde:")
    assert asked_on_i_dag(mentor) == []
    consultant = Office(Role.CONSULTANT, "wkonsulent", clock=mentor.clock)
    consultant.fetch(mentor)
    course = consultant.plan(citizen).course.id
    before = asked_on_i_dag(consultant)
    assert before
    until = (consultant.desk.today() + timedelta(days=50)).isoformat()
    (asked,) = due(consultant.desk, consultant.see(citizen))
    consultant.receive(
        citizen, delay_record(course, asked.round.code), "measurement_delay",
        {"course": course, "until": until},
    )  # fmt: skip
    assert asked_on_i_dag(consultant) == before


def test_a_measurement_that_is_half_done_tells_no_answer(consultant: Office) -> None:
    citizen = consultant.on_course()
    place = f"measure:{citizen}:konsulent"
    consultant.all.drafts.keep(place, {"p01": "3"})
    (seen,) = drafts.waiting(consultant.desk)
    assert (seen.what, seen.citizen, seen.fields) == ("en måling", citizen, {})
    assert consultant.all.drafts.get(place) == {"p01": "3"}


@pytest.mark.parametrize(
    ("values", "voice", "shown"),
    [
        ({"voice": "leder", "p01": 3}, "", {}),  # of a newer program: shown to nobody
        ({"voice": "borger", "p01": 6, "p02": 3}, "borger", {"p02": 3}),
        ({"voice": "borger", "p01": "x", "p02": 0, "p03": True, "p04": 3.5, "p05": "-"}, "borger",
         {"p05": "-"}),
        ({"voice": "borger", "scale": 7, "p01": 6, "p02": 5}, "borger", {"p02": 5}),
        ({"voice": "borger", "scale": 10, "p01": 6}, "borger", {"p01": 6}),
    ],
)  # fmt: skip
def test_what_came_and_cannot_be_meant_is_no_answer(
    values: dict[str, Any], voice: str, shown: dict[str, Answer], consultant: Office
) -> None:
    citizen = consultant.on_course()
    course = consultant.plan(citizen).course.id
    said = {"citizen": citizen, "course": course, "round": "start", "day": "2026-04-20"} | values
    consultant.receive(f"{citizen}.f", "r1", "measurement", said, at="2026-04-20T10:00:00")
    (form,) = read(consultant, citizen).forms
    assert (form.voice, form.answers) == (voice, shown)


def test_a_form_says_whether_its_answers_are_hidden() -> None:
    one = Office(Role.CONSULTANT, "w")
    amina = one.on_course()
    measure(one, amina, K, {"p04": 3})
    [form] = read(one, amina).forms
    assert (form.is_hidden, form.answers) == (True, {})
    measure(one, amina, B, {"p04": 4})
    assert [(form.is_hidden, dict(form.answers)) for form in read(one, amina).forms] == [
        (False, {"p04": 3}), (False, {"p04": 4}),
    ]  # fmt: skip
