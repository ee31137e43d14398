"""The one question about what was due before a course was written down on this computer."""

from __future__ import annotations

from screens.base import BaseScreen
from screens.dialogs import Choose
from vip2tui.base.safe import T
from vip2tui.text.danish import count

_QUESTION = (
    "Er forløbet allerede i gang? Nogle punkter på tjeklisten skulle være gjort, "
    "før det blev skrevet ind her."
)
_DONE, _OPEN = "done", "open"


async def ask_begun(page: BaseScreen, citizen_id: str, course: str) -> None:
    """Ask whether what was due before is done, and write the answer; it is not asked again."""
    options = [
        (_DONE, T("Ja, det er gjort: sæt dem til side som «ikke relevant»")),
        (_OPEN, T("Nej, de mangler: giv dem en uge mere")),
    ]
    answer = await page.app.push_screen_wait(Choose(_QUESTION, options))
    if answer is None:
        return

    def settle() -> int:
        seen = page.services.citizens.get(citizen_id)
        plan = next(one for one in seen.courses if one.course.id == course)
        return page.services.checklist.begun(seen, plan, is_done=answer == _DONE)

    what = "sat til side" if answer == _DONE else "udskudt en uge"
    await page.write(
        settle,
        lambda settled: f"{count(settled, 'punkt', 'punkter')} er {what}. Fortryd med Ctrl+Z.",
    )
