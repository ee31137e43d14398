"""«Før samtalen»: one card, read before two people meet (R146), and what it says in words.

It is laid on the table between them, so it holds what both have: the shared notes alone, and no
answer of a measurement. What there is to ask of progress is asked by the rule that knows who may
see which answer today (`services/progress/standing.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.domain.course.talk import (
    TalkCard,
    goals_of,
    one_of,
    open_promises,
    points_near,
    practised,
    words_of_the_week,
)
from vip2tui.domain.course.upcoming import waiting_items
from vip2tui.domain.kinds.places import Place, place_of
from vip2tui.domain.roles import Role
from vip2tui.domain.settings import SOON
from vip2tui.domain.statuses import StepStatus
from vip2tui.sentences.people import by_name, owner
from vip2tui.services.citizen.casework import Casework, written_since
from vip2tui.services.desk import Desk
from vip2tui.services.packages.own_packages import OwnPackages
from vip2tui.services.progress.standing import progress
from vip2tui.services.vault.settings import number_of
from vip2tui.text.days import due_words, say_short


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the card, and where it is from."""

    text: str
    part: str = ""
    """The part of the citizen's page it leads to; nothing where it only is read."""
    name: str = ""
    beside: str = ""
    """Who, and by when."""
    is_free: bool = False
    """Whether people wrote it freely."""


@dataclass(frozen=True, slots=True)
class TalkService:
    """What is read before a talk."""

    desk: Desk
    packages: OwnPackages

    def card(self, seen: Casework) -> TalkCard:
        """Return the card of a citizen as it is today."""
        desk, plan, today = self.desk, seen.course, self.desk.today()
        shared = [one for one in seen.entries if place_of(one.case) is Place.SHARED]
        running = plan if plan is not None and plan.course.closed is None else None
        steps = practised(running.steps) if running else ()
        waiting = (
            waiting_items(
                seen.citizen.id, running.lines, desk.me.role, today,
                written_since(seen, running), soon=number_of(desk.store, SOON),
            ) if running else ()
        )  # fmt: skip
        package = self.packages.of_course(plan.course) if plan else None
        words = [(one.danish, one.english) for one in package.words] if package else []
        return TalkCard(
            open_promises(shared),
            steps,
            goals_of(steps),
            points_near(waiting),
            one_of(self.questions(seen), seen.citizen.id, today.isoformat()) or "",
            words_of_the_week(words, today),
        )

    def questions(self, seen: Casework) -> Sequence[str]:
        """Return what can be asked: what everybody can be, and what the measurements give rise to.

        Nothing that is asked of progress is asked where its answers are not shown.
        """
        common = [one.name for one in self.desk.catalogue.codes().talk_questions]
        if seen.course is None:
            return common
        return [*map(str, progress(self.desk, seen, seen.course).prompts), *common]


def talk_sections(
    catalogue: Catalogue, card: TalkCard, role: Role, name: str, today: date
) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    """Return the card as headings with their lines: the same on the screen, the line and on paper.

    Args:
        catalogue: The words.
        card: The card.
        role: Who reads it.
        name: What the citizen is called here.
        today: The day.
    """
    goals = [
        Line(by_name(catalogue, one.goal.text, name), "plan", one.record, is_free=one.own)
        for one in card.goals
    ]
    steps = [
        Line(
            one.step.name,
            "plan",
            one.step.id,
            "i gang"
            if one.status is StepStatus.RUNNING
            else f"begynder {say_short(one.start, today)}",
            is_free=one.own,
        )
        for one in card.steps
    ]
    promised = [
        Line(
            one.next or "",
            "notater",
            one.id,
            f"{owner(catalogue, one.next_owner or 'M', role, name)}, "
            + (due_words(one.next_date, today) if one.next_date else
               f"aftalt {say_short(one.day, today)}"),
            is_free=True,
        )
        for one in card.promised
    ]  # fmt: skip
    points = [
        Line(
            by_name(catalogue, one.what, name),
            "tjekliste",
            one.name,
            f"{owner(catalogue, one.owner, role, name)}, {due_words(one.due, today, one.times)}",
        )
        for one in card.points
    ]
    words = ", ".join(f"{danish} ({english})" for danish, english in card.words)
    every = (
        ("Det, I har aftalt", promised or [Line("Der er ingen aftale, der venter.")]),
        ("Det, I øver nu", [*steps, *goals] or [Line("Der er intet trin i gang lige nu.")]),
        ("På tjeklisten", points),
        ("Spørg om", [Line(by_name(catalogue, card.question, name))] if card.question else []),
        ("Ti af fagets ord", [Line(words, "ord")] if words else []),
    )
    return tuple((title, tuple(lines)) for title, lines in every if lines)


def talk_words(sections: Sequence[tuple[str, Sequence[Line]]]) -> tuple[str, ...]:
    """Return the card as plain lines, for who reads lines and for a paper."""
    found = list[str]()
    for title, lines in sections:
        found.append(title)
        found += [
            f"  {one.text} ({one.beside})" if one.beside else f"  {one.text}" for one in lines
        ]
    return tuple(found)
