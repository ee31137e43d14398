"""What is counted of courses: how many began, go on, ended and how, and where people stand.

A person counts once for each job package, however many courses there were: the newest says how it
went. Nothing here is made safe to hand on; see `shielding`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from statistics import median
from typing import NamedTuple

from vip2tui.domain.kinds.followup import NO, UNKNOWN, YES
from vip2tui.domain.numbers.halfyear import HalfYear, of

COMPLETED, DROPPED, OTHERWISE = "gennemfoert", "afbrudt", "andet"
ENDS = (COMPLETED, DROPPED, OTHERWISE)
"""How a course can end. Every course that is over is one of them."""
OUTCOMES = (
    "job_ord", "job_ord_anden", "job_timer", "loentilskud", "fleksjob", "elev_igu", "uddannelse",
    "ny_praktik", "ny_jobpakke",
)  # fmt: skip
"""Outcomes of a course that was gone through: it led to a job, a training, or the next step."""
_DROPPED = "afbrudt"
STILL = (YES, NO, UNKNOWN)
"""What a follow-up can say; who was not asked is unknown."""
WEEKS = (4, 13, 26)
"""When it is asked whether somebody is still in a job."""
STAIRS = ("afklaring", "dansk", "praktik", "loentilskud", "ordinaer")
"""The tracks (spor) that are the staircase, the lowest first; the others go beside it."""


class Counted(NamedTuple):
    """A course as far as it is counted. A tuple: an office has ten thousand."""

    id: str
    person: str
    """The citizen; where two are one person, the same for both."""
    package: str
    start: date
    closed: date | None = None
    outcome: str = ""
    stop: str = UNKNOWN
    """The main reason why it was broken off."""
    is_paused: bool = False
    in_job: Mapping[int, str] = {}
    """What the follow-ups said, by week."""

    @property
    def end(self) -> str:
        """How it ended."""
        if self.outcome in OUTCOMES:
            return COMPLETED
        return DROPPED if self.outcome == _DROPPED else OTHERWISE


@dataclass(slots=True)
class Tally:
    """What is counted of some courses that are over, a person once."""

    ends: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)
    """By code, of those that were completed."""
    stops: Counter[str] = field(default_factory=Counter)
    """By code, of those that were broken off; the main reason alone."""
    in_job: dict[int, Counter[str]] = field(default_factory=dict)
    lengths: list[int] = field(default_factory=list)
    """Days from start to end of those that were completed."""

    def take(self, one: Counted) -> None:
        """Count a course that is over."""
        end = one.end
        self.ends[end] += 1
        if end == COMPLETED:
            self.outcomes[one.outcome] += 1
            if one.closed is not None:
                self.lengths.append(max((one.closed - one.start).days, 0))
        elif end == DROPPED:
            self.stops[one.stop] += 1

    def ask(self, week: int, said: Iterable[str]) -> None:
        """Count what the follow-ups of a week said."""
        self.in_job[week] = Counter(one if one in STILL else UNKNOWN for one in said)

    @property
    def over(self) -> int:
        """How many courses are over."""
        return self.ends.total()

    @property
    def median_days(self) -> int | None:
        """Half of those that were completed took no longer."""
        return round(median(self.lengths)) if self.lengths else None


@dataclass(slots=True)
class PackageNumbers:
    """One job package, or all of them."""

    package: str
    started: int = 0
    running: int = 0
    """Under way now, those that stand still not among them."""
    paused: int = 0
    over: Tally = field(default_factory=Tally)
    due: Counter[int] = field(default_factory=Counter)
    """By week, how many have been over so long that it could be asked."""


def newest(courses: Iterable[Counted], today: date) -> dict[tuple[str, str], Counted]:
    """Return for each person and package the course that began last; none that lies ahead."""
    found: dict[tuple[str, str], Counted] = {}
    for one in courses:
        if one.start > today:
            continue
        which = (one.package, one.person)
        known = found.get(which)
        if known is None or (one.start, one.id) > (known.start, known.id):
            found[which] = one
    return found


def by_package(courses: Iterable[Counted], today: date) -> list[PackageNumbers]:
    """Return the numbers as they are today, first of all packages together, then of each."""
    every, each = PackageNumbers(""), dict[str, PackageNumbers]()
    asked: dict[tuple[str, int], list[str]] = defaultdict(list)
    for (package, _), one in newest(courses, today).items():
        mine = each.get(package)
        if mine is None:
            mine = each[package] = PackageNumbers(package)
        ended = one.closed if one.closed and one.closed <= today else None
        for numbers in (every, mine):
            numbers.started += 1
            if ended:
                numbers.over.take(one)
            elif one.is_paused:
                numbers.paused += 1
            else:
                numbers.running += 1
        if ended:
            for week in WEEKS:
                if (today - ended).days >= week * 7:
                    said = one.in_job.get(week, UNKNOWN)
                    asked["", week].append(said)
                    asked[package, week].append(said)
    each[""] = every
    for (package, week), said_then in asked.items():
        each[package].over.ask(week, said_then)
        each[package].due[week] = len(said_then)
    return [every, *(one for name, one in each.items() if name)]


@dataclass(slots=True)
class Flow:
    """What happened to one package in one half-year."""

    started: set[str] = field(default_factory=set)
    """Persons."""
    closed: dict[str, Counted] = field(default_factory=dict)
    """By person, the course that was closed last."""


def flows(courses: Iterable[Counted]) -> dict[HalfYear, dict[str, Flow]]:
    """Return what began and was closed, by half-year and package."""
    found: dict[HalfYear, dict[str, Flow]] = defaultdict(lambda: defaultdict(Flow))
    for one in courses:
        found[of(one.start)][one.package].started.add(one.person)
        if one.closed is not None:
            closed = found[of(one.closed)][one.package].closed
            known = closed.get(one.person)
            if known is None or (str(one.closed), one.id) > (str(known.closed), known.id):
                closed[one.person] = one
    return found


def tally(courses: Iterable[Counted]) -> Tally:
    """Return the count of some courses that are over, each of another person."""
    made = Tally()
    for one in courses:
        made.take(one)
    return made


class Standing(NamedTuple):
    """A step (trin) that somebody stands on, or has stood on."""

    person: str
    track: str
    days: int
    """How long, without the pauses."""
    is_now: bool


@dataclass(frozen=True, slots=True)
class Stair:
    """One track (spor) of the staircase: who stands there, and how long one stands."""

    track: str
    now: int
    days: int | None
    """The median of those who stand there now."""
    before: int
    """How many have stood there and gone on."""
    days_before: int | None


def stairs(stood: Iterable[Standing], tracks: Sequence[str]) -> list[Stair]:
    """Return the staircase over all citizens, in the order of the tracks."""
    people: dict[tuple[str, bool], set[str]] = defaultdict(set)
    lengths: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for one in stood:
        people[one.track, one.is_now].add(one.person)
        lengths[one.track, one.is_now].append(one.days)

    def middle(track: str, is_now: bool) -> int | None:
        known = lengths.get((track, is_now))
        return round(median(known)) if known else None

    return [
        Stair(
            track,
            len(people[track, True]),
            middle(track, True),
            len(people[track, False]),
            middle(track, False),
        )
        for track in tracks
    ]


def beside(stood: Iterable[Standing]) -> tuple[int, list[tuple[str, str, int]]]:
    """Return how many stand on several tracks at once, and which pairs, the most frequent first."""
    mine: dict[str, set[str]] = defaultdict(set)
    for one in stood:
        if one.is_now:
            mine[one.person].add(one.track)
    pairs = Counter(pair for tracks in mine.values() for pair in combinations(sorted(tracks), 2))
    several = sum(len(tracks) > 1 for tracks in mine.values())
    return several, [(*pair, number) for pair, number in pairs.most_common()]
