"""Papers over all that is here together, and the method: nothing is chosen to make them of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.papers import kinds
from vip2tui.papers.kinds import Asked, PaperKind
from vip2tui.papers.paper import (
    Blanks,
    Block,
    Fields,
    Heading,
    Paper,
    Passage,
    Points,
    Signatures,
    Table,
    Weight,
)
from vip2tui.services.citizen.erasing import Act, ErasingService
from vip2tui.services.desk import Desk, RefusedError
from vip2tui.services.exchange.diary import FETCHED, SENT, DiaryService, Line
from vip2tui.services.numbers.numbers import NOTHING_YET, Leaving, NumbersService
from vip2tui.services.numbers.numbers import Line as NumberLine
from vip2tui.services.support.call_list import CallListService, Silent, silent_words
from vip2tui.services.support.sample_words import sample_words
from vip2tui.services.support.sampling import CaseSheet, Sample, SampleService
from vip2tui.services.support.support_words import clock_words, finding_words, period_words
from vip2tui.text.danish import count
from vip2tui.text.days import say
from vip2tui.text.method import METHOD

_WAYS = {SENT: "Lagt i låste filer her", FETCHED: "Hentet her fra låste filer"}
_LOCKED = (
    "Filerne er låst: kun den computer, en fil er til, kan åbne den. Denne seddel er ikke låst, og "
    "her står intet navn på en borger."
)
_HANDS = ("Den, der afleverer", "Den, der tager imod")
_HIDDEN = (
    "Et tal under ti borgere står her ikke, og heller ikke et, som de andre røber. Et halvår er "
    "taget ud én gang og ændrer sig ikke mere."
)
_DRAWN = (
    "Den samme dag og det samme ord trækker de samme borgere igen. Arkene om hver borger laves med "
    "«vip2tui sample --out»."
)


@dataclass(frozen=True, slots=True)
class HousePapers:
    """Gathers what the house's papers say."""

    desk: Desk
    calls: CallListService
    sample: SampleService
    numbers: NumbersService
    diary: DiaryService
    erasing: ErasingService

    def make(self, kind: PaperKind, asked: Asked) -> Paper:
        """Return a paper, with whom it tells of.

        Raises:
            RefusedError: If there is nothing to tell, or this is no computer to tell it on.
        """
        today, sender = self.desk.today(), self.desk.me.authority
        catalogue = self.desk.catalogue
        match kind:
            case kinds.METHOD:
                return method_paper(catalogue, today, sender)
            case kinds.SLIP:
                return slip_paper(self.diary.lines(), asked.day, today, sender)
            case kinds.CALLS:
                return calls_paper(self.calls.read(), today, sender)
            case kinds.NUMBERS:
                return numbers_paper(self.numbers.leaving(), today, sender)
            case kinds.SAMPLE:
                drawn = self.sample.draw(asked.word, day=asked.day)
                every = (self.sample.sheet(one) for one in drawn.citizens)
                return sample_paper(drawn, [one for one in every if one], today, sender)
            case kinds.DELETIONS:
                return deletions_paper(self.erasing.every(), today, sender)
        raise ValueError(f"{kind.code} is not made of the house")


def method_paper(catalogue: Catalogue, today: date, sender: str) -> Paper:
    """Return the method on one page, each part with where it is from."""
    blocks = [
        block
        for part in METHOD
        for block in (
            Heading(part.title),
            Points(tuple(map(catalogue.worded, part.points))),
            Passage(f"Kilde: {part.source}", Weight.SMALL),
        )
    ]
    return Paper(kinds.METHOD.name, today, sender, tuple(blocks), pages=1)


def deletions_paper(acts: Sequence[Act], today: date, sender: str) -> Paper:
    """Return who was erased for good: by number, reason and ground, and where that is done.

    Raises:
        RefusedError: If nobody was.
    """
    done = [one for one in acts if one.is_done]
    if not done:
        raise RefusedError("Ingen borger er slettet for altid. Der er ingen sletteliste at lave.")
    blocks: list[Block] = [
        Passage("Listen har numre og ingen navne. Nummeret er det eneste, der er tilbage.")
    ]
    for one in done:
        places = Points(tuple(f"{place.name}: {place.state}" for place in one.places))
        blocks += [
            Heading(f"Sletning {one.one.id[:8]}"),
            Fields(
                (
                    ("Numre", ", ".join(one.one.citizens)),
                    ("Bedt om", say(date.fromisoformat(one.one.asked))),
                    ("Årsag", one.reason),
                    ("Hjemmel", one.ground),
                    ("Underskrevet af", " og ".join(one.signed)),
                    ("Kommet siden og ikke hentet", str(one.dropped)),
                )
            ),
            places,
        ]
    return Paper(kinds.DELETIONS.name, today, sender, tuple(blocks))


def slip_paper(lines: Sequence[Line], day: date | None, today: date, sender: str) -> Paper:
    """Return what lies in a day's files: their names and counts, and nobody's name.

    Args:
        lines: Every file that was made or fetched, newest first.
        day: Which day; the last one there was a file on if left out.
        today: The day it is written.
        sender: Who answers for it.

    Raises:
        RefusedError: If there was none.
    """
    known = [one for one in lines if one.what in _WAYS]
    wanted = day.isoformat() if day else (known[0].at[:10] if known else "")
    that_day = [one for one in reversed(known) if one.at[:10] == wanted]
    if not that_day:
        when = say(day) if day else "endnu"
        raise RefusedError(
            f"Der er ikke lavet eller hentet nogen fil {when}. Der er ingen følgeseddel at lave."
        )
    blocks: list[Block] = [
        Fields((
            ("Dag", say(date.fromisoformat(wanted))),
            ("Antal", count(len(that_day), "fil", "filer")),
        ))
    ]  # fmt: skip
    for what, title in _WAYS.items():
        if mine := [one for one in that_day if one.what == what]:
            rows = tuple((one.file, one.words) for one in mine)
            blocks += [Heading(title), Table(("Fil", "Det, der er i den"), rows, (5, 6))]
    blocks += [Passage(_LOCKED, Weight.SMALL), Signatures(_HANDS)]
    return Paper(kinds.SLIP.name, today, sender, tuple(blocks))


def calls_paper(every: Sequence[Silent], today: date, sender: str) -> Paper:
    """Return whom to call, the longest silent first, with room for what is said."""
    blocks: list[Block] = []
    for one in every:
        title, *more = silent_words(one, today)
        blocks += [Heading(title), Passage("\n".join(more)), Blanks("", 2)]
    whose = tuple(one.case.citizen.id for one in every)
    said = tuple(blocks) or (Passage("Ingen er stille."),)
    return Paper(kinds.CALLS.name, today, sender, said, whose=whose)


def numbers_paper(leaving: Leaving, today: date, sender: str) -> Paper:
    """Return the closed half-years as they are told to everybody, the newest first.

    Raises:
        RefusedError: If there is none yet.
    """
    if not leaving.halves:
        raise RefusedError(f"{NOTHING_YET} Der er ikke lavet noget papir.")
    return Paper(
        kinds.NUMBERS.name, today, sender,
        (*_halves(leaving), Passage(_HIDDEN, Weight.SMALL)),
    )  # fmt: skip


def _halves(leaving: Leaving) -> Iterator[Block]:
    for half, lines in groupby(leaving.lines(), lambda one: one.half):
        yield Heading(half.half.words)
        yield Passage(
            f"{say(half.half.first)} til {say(half.half.last)}. Taget ud {say(half.told_on)}.",
            Weight.SMALL,
        )
        rows = tuple((one.package, one.words, str(one.number), _share(one)) for one in lines)
        head = ("Jobpakke", "Tal", "Antal", "Andel")
        yield Table(head, rows, (5, 6, 2, 2), frozenset({2, 3}))


def _share(one: NumberLine) -> str:
    return f"{one.number * 100 / one.of:.1f} %".replace(".", ",") if one.of else ""


def sample_paper(drawn: Sample, sheets: Sequence[CaseSheet], today: date, sender: str) -> Paper:
    """Return the cases that were drawn, each with what an audit would find."""
    return Paper(
        kinds.SAMPLE.name, today, sender,
        (*_sample(sheets, today), Passage(_DRAWN, Weight.SMALL), Signatures(("Kontrolleret af",))),
        under=sample_words(drawn),
        whose=tuple(one.case.citizen.id for one in sheets),
    )  # fmt: skip


def _sample(sheets: Sequence[CaseSheet], today: date) -> Iterator[Block]:
    for number, one in enumerate(sheets, 1):
        citizen, found = one.case.citizen, one.audit.findings
        who = " · ".join(filter(None, (citizen.name, citizen.case_key)))
        yield Heading(f"{number}. {who}: {one.audit.result.value}")
        for grant, _, clock in one.grants:
            yield Passage(f"Bevilget {period_words(grant)}. {next(clock_words(clock))}.")
        missing = tuple(finding_words(each, today) for each in found)
        yield Points(missing) if missing else Passage("Intet mangler.")
