"""The months a trade's work is best begun in, and what is said of a plan that begins in others."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Annotated

from pydantic import Field, StrictInt

from vip2tui.catalogue.stamped import Text
from vip2tui.text.danish import joined
from vip2tui.text.days import MONTHS

Month = Annotated[StrictInt, Field(ge=1, le=12)]
Months = Annotated[tuple[Month, ...], Field(min_length=1, max_length=12)]


class Season(Text):
    """When to begin. The text says why; it is told and never a lock."""

    months: Months = Field(alias="maaneder")

    def __str__(self) -> str:
        return begin_words(self.months, self.text)


def begin_words(months: Collection[int], why: str) -> str:
    """Return «Begynd helst i marts–august. Frost stopper arbejdet.»."""
    return f"Begynd helst i {month_spans(months)}. {why}"


def month_spans(months: Collection[int]) -> str:
    """Return months as spans, over the new year too: «marts–august», «november–februar og maj»."""
    firsts = [month for month in sorted(months) if (month - 2) % 12 + 1 not in months]
    spans = []
    for first in firsts or [1]:
        last = first
        while last % 12 + 1 in months and last % 12 + 1 != first:
            last = last % 12 + 1
        ends = dict.fromkeys((MONTHS[first - 1], MONTHS[last - 1]))
        spans.append("–".join(ends))
    return joined(spans)


def season_words(months: Collection[int], why: str, what: str, day: date) -> str:
    """Return what is said of something that begins on a day; nothing where the month is good."""
    if day.month in months:
        return ""
    return f"{what} begynder i {MONTHS[day.month - 1]}. {begin_words(months, why)}"
