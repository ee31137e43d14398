"""I dag: what waits as numbered lines; the one that is chosen leads to what settles it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vip2tui.commands import today as line
from vip2tui.commands.course.checklist import begun_words
from vip2tui.commands.plain import doubts, putting_off
from vip2tui.commands.plain.absence import talk
from vip2tui.commands.plain.calling import call
from vip2tui.commands.plain.carrying import answer_all
from vip2tui.commands.plain.measuring import MeasureForm
from vip2tui.commands.plain.note import NoteForm
from vip2tui.commands.plain.round import RoundForm
from vip2tui.commands.plain.ticks import settle
from vip2tui.domain.course.day_list import ANSWER, DOUBT, LET_GO, LYING, OFFICE, REMOVE
from vip2tui.domain.course.upcoming import ALREADY, CHOOSE, THE_ROUND, Urgency
from vip2tui.domain.roles import Role
from vip2tui.services import drafts
from vip2tui.services.citizen.absence_due import PART as ABSENCE
from vip2tui.services.course.followups import PART as CALL
from vip2tui.services.progress.calendar import PART
from vip2tui.services.today.words import WHICH_DRAFT, later_words, put_off_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from vip2tui.commands.plain.reader import Reader
    from vip2tui.domain.course.day_list import TodayLine
    from vip2tui.domain.course.upcoming import Waiting
    from vip2tui.services.house import Services

    Act = Callable[[], None]

_AGREED = "notater"
_HERE = (THE_ROUND, "tjekliste", ALREADY, _AGREED)
_ELSEWHERE = {
    OFFICE: "«vip2tui citizen office»",
    LYING: "«vip2tui paper files»",
    LET_GO: "«vip2tui citizen let-go»",
    "plan": "«vip2tui course»",
    PART: "«vip2tui measure add»",
    CHOOSE: "«vip2tui course start»",
}
_ON_SCREEN = "Det gøres på skærmen"


def today(reader: Reader, open_: Services) -> None:
    """Say what waits, and do the one that is chosen.

    Raises:
        WentBack: If the person goes back.
        Vip2Error: If it is refused; nothing is changed then.
    """
    read = list(open_.today.read())
    now = open_.today.arranged(read)
    names = line.called_here(open_, {one.name for group in read for one in group})
    if not now.lines and not now.later and not now.put_off:
        reader.say("Der venter ikke noget.")
        return

    def heard(lines: Iterable[TodayLine]) -> list[tuple[TodayLine, str]]:
        return [(one, line.line_text(open_, one, names)) for one in lines]

    def deeds(lines: Iterable[TodayLine]) -> list[tuple[Act, str]]:
        return [(partial(_do, reader, open_, one), said) for one, said in heard(lines)]

    choices, rest = deeds(now.lines), deeds(now.rest)
    if rest:
        more = partial(_further, reader, "De andre. Hvad vil du gøre?", rest)
        choices.append((more, f"Og {now.left} til"))
    if now.later:
        more = partial(_further, reader, "Det kan vente. Hvad vil du gøre?", deeds(now.later))
        choices.append((more, later_words(now).capitalize()))
    every = heard((*now.lines, *now.rest, *now.later))
    if can_wait := putting_off.that_can_wait(open_.today.tasks, every):
        choices.append((partial(putting_off.put_off, reader, open_, can_wait), "Udskyd en linje"))
    if now.put_off:
        day = open_.desk.today()
        later = [
            (one, f"{open_.citizens.get(one.citizen).citizen.name}: {one.in_words(day)}")
            for one in now.put_off
        ]
        back = partial(putting_off.take_back, reader, open_, later)
        choices.append((back, put_off_words(now.put_off).capitalize()))
    reader.choose("Det venter. Hvad vil du gøre?", choices)()


def _further(reader: Reader, question: str, choices: Sequence[tuple[Act, str]]) -> None:
    reader.choose(question, choices)()


def _do(reader: Reader, open_: Services, one: TodayLine) -> None:
    waiting = one.waiting
    if waiting.part == ANSWER:
        answer_all(reader, open_)
    elif waiting.part == DOUBT:
        doubts.ask(reader, open_, open_.doubts.get(waiting.name, whole=True))
    elif waiting.urgency is Urgency.DRAFT:
        _go_on(reader, open_, _which(reader, open_) if one.more else waiting.name)
    elif waiting.part == CALL:
        call(reader, open_, open_.citizens.get(one.citizen), waiting.name)
    elif waiting.part == ABSENCE:
        talk(reader, open_, open_.citizens.get(one.citizen), waiting.name)
    elif waiting.part == PART and open_.desk.me.role is Role.MENTOR:
        MeasureForm(reader, open_, open_.citizens.get(one.citizen), waiting.name).run()
    elif waiting.urgency is not Urgency.DOUBT and waiting.part in _HERE:
        _settle(reader, open_, one)
    else:
        reader.say(f"{_ON_SCREEN} eller med {_command(waiting)}.")


def _command(waiting: Waiting) -> str:
    """Return the command for what has no questions here."""
    if waiting.part == REMOVE:
        return f"«vip2tui redact {waiting.name} --reason GRUND»"
    return _ELSEWHERE.get(waiting.part, "«vip2tui citizen show»")


def _settle(reader: Reader, open_: Services, one: TodayLine) -> None:
    case, waiting = open_.citizens.get(one.citizen), one.waiting
    if waiting.part == THE_ROUND:
        RoundForm(reader, open_, case).run()
    elif waiting.part == _AGREED:
        answers = [(True, "Ja, sæt flueben"), (False, "Nej, ikke endnu")]
        if reader.choose(f"{waiting.what}. Er det klaret?", answers):
            open_.notes.settle(case, waiting.name)
            reader.say("Flueben sat ved det, I aftalte. Gemt.")
    elif waiting.part == ALREADY:
        plan = next(each for each in case.courses if each.course.id == waiting.name)
        is_done = reader.choose(
            f"{waiting.what}.",
            [
                (True, "Ja, det er gjort: sæt dem til side som «ikke relevant»"),
                (False, "Nej, de mangler: giv dem en uge mere"),
            ],
        )
        settled = open_.checklist.begun(case, plan, is_done=is_done)
        reader.say(begun_words(settled, is_done=is_done))
    else:
        plan, time = open_.checklist.waiting(case, waiting.name, waiting.course)
        settle(reader, open_, case, plan, time)


def _which(reader: Reader, open_: Services) -> str:
    """Ask which of several drafts is meant."""
    begun = open_.today.drafts()
    whose = (one.citizen for one in begun if one.citizen)
    named = {one: open_.citizens.get(one).citizen.name for one in whose}
    names = line.called_here(open_, named.values())
    day = open_.desk.today()
    options = [
        (one.place, one.words(day, names[named[one.citizen]] if one.citizen else ""))
        for one in begun
    ]
    return reader.choose(WHICH_DRAFT, options)


def _go_on(reader: Reader, open_: Services, place: str) -> None:
    """Go on with a draft of a note, round or measurement; another is finished where it began."""
    found = next((one for one in drafts.waiting(open_.desk) if one.place == place), None)
    form = {drafts.NOTE: NoteForm, drafts.ROUND: RoundForm}.get(found.kind if found else "")
    if found is not None and found.kind == drafts.MEASURE and open_.desk.me.role is Role.MENTOR:
        course = place.split(":")[2]
        MeasureForm(reader, open_, open_.citizens.get(found.citizen), course).run()
    elif found is not None and form is not None:
        form(reader, open_, open_.citizens.get(found.citizen)).run()
    elif found is not None:
        reader.say(f"{_ON_SCREEN}. Læs kladden med «vip2tui draft list».")
