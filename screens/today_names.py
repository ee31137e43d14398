"""How people are called on «I dag» where there is little room: in a column, and on a button."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from vip2tui.base.safe import clean_line, cut, cut_middle, width_of
from vip2tui.text.danish import first_name, genitive

WIDEST = 18
"""Cells of the column of names."""
_BUTTON = 24
"""Cells of a name on a button."""


def shortened(whose: Mapping[str, str]) -> dict[str, str]:
    """Return the names as they have room in the column, by citizen.

    A long one keeps its end where its beginning is another's too: what tells them apart is there.
    """
    short = {citizen: cut(who, WIDEST) for citizen, who in whose.items()}
    often = Counter(short.values())
    return {
        citizen: cut_middle(whose[citizen], WIDEST) if often[who] > 1 else who
        for citizen, who in short.items()
    }


def round_of(name: str) -> str:
    """Return what the button of the round says: whose it is, as far as a whole name has room."""
    fits = [one for one in (clean_line(name), first_name(name)) if one and width_of(one) <= _BUTTON]
    return f"{genitive(fits[0])} runde" if fits else "Ugens runde"
