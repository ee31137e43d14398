"""What «I dag» says in words, the same on the screen and on the line."""

from __future__ import annotations

from collections.abc import Sequence

from vip2tui.domain.course.day_list import Arranged, TodayLine
from vip2tui.domain.course.later import Later
from vip2tui.services import drafts
from vip2tui.text.danish import count
from vip2tui.text.hours import say_about

WHICH_DRAFT = "Hvilken kladde vil du skrive videre på?"
HOMELESS = "hvilken kommune? Intet sendes, før du har svaret"
NOT_LISTED = "En borger, der er lagt væk, eller en arbejdsplads"


def later_words(one: Arranged) -> str:
    """Return what there is no time for this week: «senere: 6 ting, ca. 25 min», or nothing."""
    many = len(one.later)
    return f"senere: {count(many, 'ting', 'ting')}, {say_about(one.minutes)}" if many else ""


def put_off_words(later: Sequence[Later]) -> str:
    """Return how much is put off: «udskudt: 2 ting», or nothing."""
    return f"udskudt: {count(len(later), 'ting', 'ting')}" if later else ""


def line_words(line: TodayLine, who: str) -> str:
    """Return the line in words, with the one it is about, if any, as people are called here."""
    what = line.waiting.what
    if line.waiting.part == drafts.PART:
        several = f"{line.more + 1} kladder, den nyeste" if line.more else "Kladde"
        return what.replace("Kladde", f"{several} om {who}" if who else several, 1)
    return f"{who}: {what}" if who else what
