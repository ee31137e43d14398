"""The demo on disk: three computers' vaults, each with what that computer would hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING, NamedTuple

from vip2tui.base.progress import SILENT, Progress, Tally, each
from vip2tui.changes.change import Change, parse
from vip2tui.changes.vector import vector
from vip2tui.demo.carried import Carried
from vip2tui.demo.life import Told, told
from vip2tui.demo.pairing import Pairing
from vip2tui.demo.scene import dice, moment
from vip2tui.demo.town import Town, town, workplaces
from vip2tui.domain.roles import Role
from vip2tui.exchange.scope import travels
from vip2tui.services.desk import local_now

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from vip2tui.changes.vector import Vector
    from vip2tui.services.desk import Me

NAMES = ("mentor", "consultant", "office")
"""The folders."""
SAMPLE_DAY = (2026, 5, 4)
"""The day on which samples end: a Monday, with holidays behind it."""


@dataclass(frozen=True, slots=True)
class DemoHomes:
    """Where the demo lies and what opens it."""

    mentor: Path
    consultant: Path
    office: Path
    passphrase: str
    citizens: int
    changes: int
    """What the office holds."""


class Home(NamedTuple):
    """One computer, and what is put on it, case by case."""

    name: str
    author: Me
    cases: list[list[bytes]]


def build(
    into: Path,
    *,
    citizens: int = 12,
    years: float = 0.5,
    seed: int = 1,
    today: date | None = None,
    progress: Progress = SILENT,
) -> DemoHomes:
    """Make the three vaults of a fictional municipality; the same changes for the same numbers.

    Args:
        into: The folder they are made in.
        citizens: How many people there are.
        years: How far back their stories go.
        seed: Another number, another municipality.
        today: The day the stories end before; the local day if left out.
        progress: Told how far it is.

    Raises:
        ValueError: If there are no citizens or no time.
        VaultExistsError: If one of the vaults is there already.
        StorageError: If the disk refused.
    """
    from vip2tui.storage import vault
    from vip2tui.storage.errors import VaultExistsError

    place = town(seed, citizens, years, today or local_now().date())
    if any(vault.exists(into / name) for name in NAMES):
        raise VaultExistsError
    homes = homes_of(place, progress)
    phrase = _passphrase(seed)
    pairing = Pairing(place, moment(place.today, time(8)).isoformat())
    of = sum(len(home.cases) for home in homes)
    tally = Tally(progress, of, ("sag låst", "sager låst"))
    for home in homes:
        _fill(into / home.name, phrase, home, homes, pairing, tally)
    mentor, consultant, office = (into / home.name for home in homes)
    changes = sum(len(lines) for lines in homes[-1].cases)
    return DemoHomes(mentor, consultant, office, phrase, citizens, changes)


def sample_changes(count: int, seed: int) -> Iterator[Change]:
    """Yield so many changes of the demo's kind, case by case, without a vault: for benchmarks."""
    from datetime import date

    # 25 changes a citizen is far below what the shortest story has.
    place = town(seed, max(count // 25, 1), 2, date(*SAMPLE_DAY))
    left = count
    for index in range(place.citizens):
        one = told(place, index)
        for line in (*one.shared, *one.professional):
            if not left:
                return
            left -= 1
            yield parse(line)


def homes_of(place: Town, progress: Progress = SILENT) -> tuple[Home, Home, Home]:
    """Return what each computer holds; what was written last is stored last, for «Fortryd»."""
    people = (place.mentors[0], place.consultants[0], place.office)
    mentor, consultant, office = (
        Home(name, person, []) for name, person in zip(NAMES, people, strict=True)
    )
    for number, lines in workplaces(place):
        _give(lines, office)
        _give(lines, mentor, when=number == 0)
        _give(lines, consultant, when=place.consultant_of(number * place.load) == 0)
    for one in sorted(_stories(place, progress), key=lambda one: (one.last, one.number)):
        is_mentors = place.mentor_of(one.number) == 0
        is_consultants = place.consultant_of(one.number) == 0
        for lines in (one.professional, one.shared):
            _give(lines, office)
            _give(lines, consultant, when=is_consultants)
        _give(one.private, mentor, when=is_mentors)
        _give(one.shared, mentor, when=is_mentors)
    return mentor, consultant, office


def _give(lines: list[bytes], home: Home, *, when: bool = True) -> None:
    if when and lines:
        home.cases.append(lines)


def _stories(place: Town, progress: Progress) -> Iterable[Told]:
    for index in each(range(place.citizens), ("forløb", "forløb"), progress):
        yield told(place, index)


def _fill(
    home: Path,
    phrase: str,
    what: Home,
    homes: Sequence[Home],
    pairing: Pairing,
    tally: Tally,
) -> None:
    from vip2tui.domain.settings import CARDS
    from vip2tui.services.vault.settings import TABLE
    from vip2tui.storage import vault
    from vip2tui.storage.keys import MEMORY_KIB, Cost
    from vip2tui.storage.port import Row

    # A passphrase that is printed protects nothing, so it costs as little as the format allows.
    store, _ = vault.create(home, phrase, cost=Cost(MEMORY_KIB[0], 1, 1))
    others = [(other, _cases(other)) for other in homes if other is not what]
    carried = Carried(pairing.town, what.author)
    have: dict[str, dict[str, Vector]] = {other.author.device: {} for other, _ in others}
    try:
        store.commit((), [what.author.row()])
        for lines in what.cases:
            tally.one_more()
            changes = [parse(line) for line in lines]
            case, known = changes[0].place[1], vector(changes)
            store.commit(changes, list(pairing.seals(what.author, case, known)))
            for other, theirs in others:
                if case in theirs and travels(what.author.role, other.author.role, case):
                    have[other.author.device][case] = known
                    if Role.OFFICE in (what.author.role, other.author.role):
                        carried.add(other.author, changes)
        # They have worked here for months: no card is new to them.
        knows = Row(TABLE, CARDS.row, {CARDS.part: "aldrig"})
        store.commit((), [*pairing.rows(what.author, have, carried), knows])
    finally:
        store.close()


def _cases(home: Home) -> set[str]:
    return {parse(lines[0]).place[1] for lines in home.cases}


def _passphrase(seed: int) -> str:
    from vip2tui.storage.passphrase import WORDS, words

    return " ".join(dice(seed, "adgangskode").sample(words(), WORDS))
