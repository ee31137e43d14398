"""What a person typed: if it says anything, if a list has it, and which of several it means."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TypeVar

from vip2tui.base.safe import typed_line
from vip2tui.catalogue.codes import NamedCode
from vip2tui.services.desk import AmbiguousError, NotFoundError, RefusedError

T = TypeVar("T")


def required(text: str, missing: str) -> str:
    """Return a line that must be there.

    Raises:
        RefusedError: If nothing was typed; `missing` says so.
        TooLongError: If it is too long.
    """
    clean = typed_line(text)
    if not clean:
        raise RefusedError(missing)
    return clean


def of_list(codes: Iterable[NamedCode], code: str | None, missing: str) -> None:
    """Refuse a code that is none of a list; none at all is left out.

    Raises:
        RefusedError: If it is not; `missing` says so.
    """
    if code is not None and all(one.code != code for one in codes):
        raise RefusedError(missing)


def has_come(day: date, today: date) -> None:
    """Refuse a day ahead for what has happened.

    Raises:
        RefusedError: If it lies ahead.
    """
    if day > today:
        raise RefusedError("Den dag er ikke kommet endnu. Intet er skrevet.")


def meant(ways: Iterable[Sequence[T]], several: Callable[[Sequence[T]], str], missing: str) -> T:
    """Return the one that is meant: alone in the nearest of the ways in which anything fits.

    Args:
        ways: What fits, in the nearest way first.
        several: What is said where more than one does.
        missing: What is said where none does.

    Raises:
        NotFoundError: If none fits.
        AmbiguousError: If several do.
    """
    for found in ways:
        if len(found) == 1:
            return found[0]
        if found:
            raise AmbiguousError(several(found))
    raise NotFoundError(missing)
