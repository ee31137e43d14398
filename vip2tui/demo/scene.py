"""What the parts of one citizen's story share: the people, the cases, the days, the words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import UUID

from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.services.course.courses import copied_checklist, copied_plan

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from vip2tui.catalogue.package import Package
    from vip2tui.changes.change import Json
    from vip2tui.demo.books import Author, Book
    from vip2tui.demo.cast import Part
    from vip2tui.demo.days import Diary
    from vip2tui.demo.people import Workplace
    from vip2tui.demo.sentences import Voice


def dice(*words: object) -> Random:
    """Return chance that falls the same way for the same words."""
    return Random("/".join(map(str, words)))  # noqa: S311 - it makes stories, no secrets


def ids(rng: Random) -> Callable[[], str]:
    """Return a maker of ids that look random and are not."""
    return lambda: str(UUID(int=rng.getrandbits(128), version=4))


@dataclass(frozen=True)
class Scene:
    """One citizen and everybody around."""

    rng: Random
    new_id: Callable[[], str]
    today: date
    diary: Diary
    voice: Voice
    part: Part
    citizen: str
    shared: Book
    professional: Book
    private: Book
    mentor: Author
    consultant: Author
    office: Author
    workplace: Workplace

    def chance(self, share: float) -> bool:
        """Return whether something happens that happens in so many cases."""
        return self.rng.random() < share

    def monday_after(self) -> date:
        """Return the first Monday after today."""
        return self.today + timedelta(days=7 - self.today.weekday())

    def set(self, who: Author, day: date, record: str, kind: str, values: dict[str, Json]) -> None:
        """Note that somebody sets values of a record on a day."""

        def do(at: datetime) -> None:
            self.shared.act(who, at, self.shared.draft(record, kind, values))

        self.diary.on(day, do)

    def some(self, sentences: Sequence[str], share: float) -> str | None:
        """Return one of the sentences now and then."""
        return self.voice.say(sentences) if self.chance(share) else None


@cache
def package(package_id: str) -> tuple[Package, dict[str, Any], dict[str, Any]]:
    """Return a package with the plan and the checklist a course copies of it."""
    found = SHIPPED.package(package_id)
    return found, copied_plan(found), copied_checklist(SHIPPED.checklist(), package_id)
