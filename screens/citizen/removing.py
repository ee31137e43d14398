"""«Fjern teksten overalt»: which one, why, what goes, and a yes that Enter does not give."""

from __future__ import annotations

from screens.base import BaseScreen
from screens.dialogs import Choose, Confirm
from screens.exchange.send import working
from screens.question import Question, ask
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T
from vip2tui.services.citizen.redacting import FOR_GOOD, Value
from vip2tui.services.desk import RefusedError

REMOVE = "Fjern en tekst overalt …"
_SHOWN = 4
_QUESTION = (
    "Hvorfor fjernes det? Skriv hvad slags oplysning det er, ikke oplysningen selv: "
    "alle med borgeren kan læse det."
)


async def remove(page: BaseScreen, values: list[Value]) -> None:
    """Ask which of some values are to be taken away and why, and do it after a yes."""
    redacting = page.services.redacting
    for one in values:
        if refused := redacting.why_not(one.change):
            page.refuse(RefusedError(refused))
            return
    chosen = await _which(page, values)
    if not chosen:
        return
    reason = await ask(page, Question(_QUESTION, str, example="fx CPR-nummer", draft=False))
    if reason is None:
        return
    lines = "\n".join(one.words for one in chosen[:_SHOWN])
    more = f"\nog {len(chosen) - _SHOWN} mere" if len(chosen) > _SHOWN else ""
    question = f"Det her forsvinder:\n\n{lines}{more}\n\n{FOR_GOOD}"
    if not await page.app.push_screen_wait(
        Confirm(question, "Fjern overalt", "Behold", danger=True)
    ):
        return
    text = "Det fjernes fra arkivet og sikkerhedskopierne …"
    try:
        taken = await working(page, text, lambda: redacting.redact(chosen, reason))
    except Vip2Error as error:
        page.refuse(error)
        return
    page.saved(taken.words)


async def _which(page: BaseScreen, values: list[Value]) -> list[Value]:
    """Return the values that are to go: the only one, or who is chosen; none is no."""
    if len(values) < 2:
        return values
    options = [("all", T(f"Det hele: {len(values)} tekster"))]
    options += [(str(n), T(one.words)) for n, one in enumerate(values)]
    answer = await page.app.push_screen_wait(Choose("Hvad skal fjernes?", options, at="0"))
    if answer is None:
        return []
    return values if answer == "all" else [values[int(answer)]]
