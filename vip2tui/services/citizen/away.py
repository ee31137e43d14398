"""«Jeg var væk»: the days away of who helps, written for all of them in one step (R147)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from vip2tui.domain.course.away import WHOSE, Span, settles
from vip2tui.domain.course.checklist import MENTOR
from vip2tui.domain.kinds.away import Away
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.casework import Casework, away_of, casework
from vip2tui.services.desk import Desk, RefusedError
from vip2tui.services.exchange.withdrawn import WithdrawnService
from vip2tui.services.records import new
from vip2tui.text.danish import count
from vip2tui.text.days import say_short

MOST = timedelta(days=366)
NOBODY = "Ingen af dine borgere er i et forløb i de dage, eller det står der allerede."


@dataclass(frozen=True, slots=True)
class About:
    """What days away would come to for one citizen."""

    case: Casework
    points: int


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What days away would come to; nothing is written yet."""

    span: Span
    about: tuple[About, ...]
    """Those in a course on some of the days, where the same does not stand already."""

    @property
    def points(self) -> int:
        return sum(one.points for one in self.about)


@dataclass(frozen=True, slots=True)
class AwayService:
    """What who helps can say of their own days away. Why is not asked."""

    desk: Desk
    withdrawn: WithdrawnService

    def foresee(
        self, first: date, last: date | None = None, citizens: Collection[str] = ()
    ) -> Foreseen:
        """Return what days away would come to.

        Args:
            first: The first day.
            last: The last; the first if left out.
            citizens: Whom it is about; everybody in a course on those days if left out.

        Raises:
            RefusedError: If this is the office, or the days do not fit.
        """
        owner = WHOSE.get(self.desk.me.role)
        if owner is None:
            raise RefusedError(
                "Det skriver den, der selv var væk: mentoren eller konsulenten. Intet er skrevet."
            )
        last = last or first
        if last < first:
            raise RefusedError("Den sidste dag ligger før den første. Intet er skrevet.")
        if last - first > MOST:
            raise RefusedError(
                "Det er mere end et år. Giv borgeren videre til en anden. Intet er skrevet."
            )
        span, about = Span(first, last, owner), list[About]()
        for citizen in citizens or self.desk.persons.each():
            seen = casework(self.desk, citizen)
            if seen is None or self.withdrawn.is_so(citizen) or span in away_of(seen):
                continue
            running = [
                plan for plan in seen.courses
                if plan.course.closed is None and plan.course.start <= last
            ]  # fmt: skip
            if running:
                lines = (line for plan in running for line in plan.lines)
                about.append(About(seen, sum(settles(line, span) for line in lines)))
        return Foreseen(span, tuple(about))

    def add(self, foreseen: Foreseen) -> int:
        """Write it for all of them as one action; return how many citizens it is about.

        Raises:
            RefusedError: If it is about nobody.
        """
        if not foreseen.about:
            raise RefusedError(f"{NOBODY} Intet er skrevet.")
        span = foreseen.span
        values = {
            "day": span.first.isoformat(), "until": span.last.isoformat(), "owner": span.owner,
        }  # fmt: skip
        self.desk.act(
            new(one.case.home, self.desk.new_id(), Away.KIND,
                {"citizen": one.case.home, **values})
            for one in foreseen.about
        )  # fmt: skip
        return len(foreseen.about)

    def mine(self) -> tuple[tuple[Span, tuple[str, ...]], ...]:
        """Return the days away that are written here of one in this role, the newest first, each
        with the citizens it stands with.
        """
        owner, found = WHOSE.get(self.desk.me.role), dict[Span, list[str]]()
        for citizen in self.desk.persons.each():
            seen = casework(self.desk, citizen)
            for one in dict.fromkeys(away_of(seen)) if seen else ():
                if one.owner == owner:
                    found.setdefault(one, []).append(citizen)
        newest = sorted(found, key=lambda one: (one.first, one.last), reverse=True)
        return tuple((one, tuple(found[one])) for one in newest)


def span_words(span: Span, today: date) -> str:
    """Return «4. maj til 22. maj»; one day alone is that day."""
    first = say_short(span.first, today)
    return first if span.first == span.last else f"{first} til {say_short(span.last, today)}"


def mentor_away_words(seen: Casework, role: Role, today: date) -> tuple[str, ...]:
    """Return why a week may be without hours: «3 uger: mentoren var væk (4. maj til 22. maj)»."""
    reader = WHOSE.get(role, "")
    away = (one for one in dict.fromkeys(away_of(seen)) if one.owner == MENTOR)
    return tuple(f"{one.words(reader)} ({span_words(one, today)})" for one in away)


def foreseen_words(foreseen: Foreseen, today: date) -> tuple[str, ...]:
    """Return what days away come to, line by line."""
    span = foreseen.span
    head = f"{span.words(span.owner)} ({span_words(span, today)})."
    if not foreseen.about:
        return head, NOBODY
    people = count(len(foreseen.about), "borger", "borgere")
    points = count(foreseen.points, "punkt", "punkter")
    last = (
        "Det, der kommer igen hver uge, er klaret med det. Resten venter, til du er tilbage "
        f"{say_short(span.back, today)}. Intet er for sent af den grund."
    )
    return (
        head,
        f"Det gælder {people}, og {points} på tjeklisten venter ikke længere på de dage:",
        *(f"  {one.case.citizen.name}: {_points(one)}" for one in foreseen.about),
        last,
    )


def written_words(about: int, span: Span, today: date) -> str:
    """Return what was done."""
    people = count(about, "borger", "borgere")
    return f"{span.words(span.owner)} ({span_words(span, today)}): skrevet hos {people}."


def _points(one: About) -> str:
    return count(one.points, "punkt", "punkter")
