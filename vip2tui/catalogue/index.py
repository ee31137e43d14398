"""The index of the shipped packages: what a list shows, and what somebody may have meant."""

from __future__ import annotations

from collections.abc import Sequence

from vip2tui.base import datafiles
from vip2tui.base.datafiles import BrokenDataError
from vip2tui.base.errors import Vip2Error
from vip2tui.catalogue.names import PackageName

_NEAR = 3
_ALIKE = 0.5


class PackageNotFoundError(Vip2Error):
    """There is no package of that id."""

    def __init__(self, asked: str, near: Sequence[PackageName]) -> None:
        self.near = tuple(near[:_NEAR])
        hint = " eller ".join(f"«{one.name}» ({one.id})" for one in self.near)
        super().__init__(
            f"Der er ingen jobpakke, der hedder «{asked}»."
            + (f" Mente du {hint}?" if near else " Se listen over jobpakker.")
        )


def names_in(file: str) -> tuple[PackageName, ...]:
    """Return the packages of an index, in its order.

    Raises:
        BrokenDataError: If it is none.
    """
    try:
        return tuple(
            PackageName(
                id=row["id"],
                name=row["navn"],
                aliases=tuple(row["alias"]),
                english=row["english"],
                weeks=row["uger"],
                weeks_text=row["varighed"],
                danish=row["dansk_kort"],
                hard_demand=row["haardt_krav"],
                version=row["version"],
            )
            for row in datafiles.shipped_json(file)["jobpakker"]
        )
    except KeyError as error:
        raise BrokenDataError(file, [f"{error.args[0]}: mangler"]) from error
    except (TypeError, AttributeError) as error:
        raise BrokenDataError(file, ["listen har en anden form"]) from error


def nearest(asked: str, names: Sequence[PackageName]) -> list[PackageName]:
    """Return the packages whose names look like what was asked for, the likest first."""
    from difflib import SequenceMatcher

    from vip2tui.text.danish import fold

    wanted = fold(asked)

    def likeness(one: PackageName) -> float:
        return max(
            SequenceMatcher(None, wanted, fold(name)).ratio()
            for name in (one.id, one.name, *one.aliases)
        )

    close = [one for one in names if likeness(one) > _ALIKE]
    return sorted(close, key=likeness, reverse=True)
