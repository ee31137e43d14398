"""The one question about what was due before a course was written down on this computer."""

from __future__ import annotations

from screens.base import BaseScreen
from screens.dialogs import choose
from vip2tui.text.danish import count

_QUESTION = (
    "Er forløbet allerede i gang? Nogle punkter på tjeklisten skulle være gjort, "
    "før det blev skrevet ind her."
)
_DONE, _OPEN = "done", "open"


async def ask_begun(page: BaseScreen, citizen_id: str, course: str) -> None:
    """Ask whether what was due before is done, and write the answer; it is not asked again."""
    options = [
        (_DONE, "Ja, det er gjort: sæt dem til side som «ikke relevant»"),
        (_OPEN, "Nej, de mangler: giv dem en uge mere"),
    ]
    answer = await choose(page, _QUESTION, options)

    def settle() -> int:
        seen = page.services.citizens.get(citizen_id)
        plan = next(one for one in seen.courses if one.course.id == course)
        return page.services.checklist.begun(seen, plan, is_done=answer == _DONE)

    what = "sat til side" if answer == _DONE else "udskudt en uge"
    await page.write(
        settle,
        lambda settled: f"{count(settled, 'punkt', 'punkter')} er {what}. Fortryd med Ctrl+Z.",
    )
