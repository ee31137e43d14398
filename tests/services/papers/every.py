"""All papers that can be made, of whatever each is made of."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from vip2tui.papers.kinds import KINDS, Asked, PaperKind, Subject
from vip2tui.services.desk import NotFoundError, RefusedError
from vip2tui.services.packages.editions import finished

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vip2tui.papers.paper import Paper
    from vip2tui.services.house import Services
    from vip2tui.services.papers.papers import About

WAYS = (Asked(), Asked(is_blank=True))


def subjects(services: Services, kind: PaperKind) -> Iterator[About]:
    """Yield all that a kind of paper can be made of here."""
    match kind.of:
        case Subject.CITIZEN:
            yield from map(services.citizens.get, services.citizens.ids())
        case Subject.PACKAGE:
            for one in finished(services.packages):
                yield services.packages.get(one.id)
        case Subject.HOUSE:
            yield None


def of_kind(services: Services, kind: PaperKind, *ways: Asked) -> Iterator[tuple[About, Paper]]:
    """Yield the papers of one kind, with what each is made of."""
    for about in subjects(services, kind):
        for asked in ways or WAYS[:1]:
            with suppress(RefusedError, NotFoundError):
                yield about, services.papers.make(kind, about, asked)


def everything(services: Services) -> Iterator[tuple[PaperKind, Paper]]:
    """Yield the papers of every kind, blank ones too."""
    for kind in KINDS:
        for _, paper in of_kind(services, kind, *(WAYS if kind.takes_blank else WAYS[:1])):
            yield kind, paper
