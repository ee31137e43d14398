"""What stands after an option, read as people write it: days, minutes, times of day, codes."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import clean_line, cut
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.commands.line import WrongUseError
from vip2tui.text.danish import fold
from vip2tui.text.days import parse_day
from vip2tui.text.hours import parse_clock, parse_minutes

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    _Type = click.ParamType[Any]
else:
    _Type = click.ParamType  # which earlier editions cannot subscript


_MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])|(\d{1,2})[/-](20\d\d)")


class TooLongHereError(Vip2Error):
    """A text has no room in its field. Unlike on a screen, there is no draft it stays in."""

    def __init__(self, length: int, most: int) -> None:
        super().__init__(
            f"Teksten er på {length} tegn, og der er plads til {most}. Intet er gemt. "
            "Gør den kortere, og skriv kommandoen igen."
        )


class Read(_Type):
    """What stands for something else, and is read as people write it."""

    def __init__(self, name: str, read: Callable[[str], Any]) -> None:
        self.name = name
        self.read = read

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not isinstance(value, str):
            return value
        try:
            return self.read(value)
        except Vip2Error as error:
            return self.fail(str(error), param, ctx)


def _day(text: str, *, has_happened: bool = False) -> date:
    from vip2tui.services.desk import local_now

    return parse_day(text, local_now().date(), has_happened=has_happened)


class Words(_Type):
    """A name or another single line, no longer than its field."""

    name = "TEKST"

    def __init__(self, most: int) -> None:
        self.most = most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002
        line = clean_line(str(value))
        if len(line) > self.most:
            raise TooLongHereError(len(line), self.most)
        return line


class Number(_Type):
    """A number within bounds, with a comma or a point."""

    name = "TAL"

    def __init__(self, least: float, most: float, *, whole: bool = True) -> None:
        self.least, self.most, self.whole = least, most, whole

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float | int:
        try:
            found = int(value) if self.whole else float(str(value).replace(",", "."))
        except ValueError:
            return self.fail(f"{_quoted(value)} er ikke et{' helt' * self.whole} tal.", param, ctx)
        if not self.least <= found <= self.most:
            self.fail(f"Tallet skal ligge mellem {self.least:g} og {self.most:g}.", param, ctx)
        return found


class Level(Number):
    """A level of the card: «3», or what it is called: «for det meste»."""

    name = "NIVEAU"

    def __init__(self) -> None:
        super().__init__(0, 4)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        for one in (*SHIPPED.codes().habit_levels, *SHIPPED.codes().levels):
            if fold(str(value)) == fold(one.name):
                return one.level
        return int(super().convert(value, param, ctx))


class OneOf(_Type):
    """One of a few fixed words."""

    name = "VALG"

    def __init__(self, *words: str) -> None:
        self.words = words

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002
        return "|".join(self.words)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value in self.words:
            return str(value)
        return self.fail(
            f"{_quoted(value)} kendes ikke. Vælg {' eller '.join(self.words)}.", param, ctx
        )


class Code(_Type):
    """A stored code, or the Danish name it is read as."""

    name = "KODE"

    def __init__(self, group: str) -> None:
        self.group = group
        """The field of `Codes` it stands in."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        known = getattr(SHIPPED.codes(), self.group)
        for one in known:
            names = (one.code, one.name, *one.also)
            if fold(value) in map(fold, names):
                return str(one.code)
        every = ", ".join(one.code for one in known)
        return self.fail(f"{_quoted(value)} kendes ikke. Vælg en af: {every}.", param, ctx)


def _quoted(value: Any) -> str:
    return f"«{cut(clean_line(str(value)), 30)}»"


DAY = Read("DATO", _day)
"""A day: «3/5», «i går», «2026-05-03»."""


def _month(typed: str) -> str:
    found = _MONTH.fullmatch(typed.strip())
    if found and found[1]:
        return f"{found[1]}-{found[2]}"
    if found and 1 <= int(found[3]) <= 12:
        return f"{found[4]}-{int(found[3]):02}"
    raise WrongUseError("Skriv måneden som 2026-05 eller 5/2026. Intet er ændret.")


DONE_DAY = Read("DATO", partial(_day, has_happened=True))
"""The day of something done: «3/5» is then never ahead."""
MINUTES = Read("TID", parse_minutes)
"""A length of time: «90», «1:30», «1,5»."""
CLOCK = Read("KLOKKESLÆT", parse_clock)
"""A time of day: «9.30», «14»."""
MONTH = Read("MÅNED", _month)
"""A month: «2026-05», «5/2026»."""
LINE = Words(200)
