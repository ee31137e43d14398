"""«Fjern teksten overalt»: which one, why, what goes, and a yes that Enter does not give."""

from __future__ import annotations

from functools import partial

from screens.base import BaseScreen
from screens.dialogs import agree, choose
from screens.question import Question, answer
from screens.working import Working, working
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
            raise RefusedError(refused)
    chosen = await _which(page, values)
    if not chosen:  # taken away meanwhile
        return
    asked = Question(_QUESTION, str, example="fx CPR-nummer", draft=False)
    reason = await answer(page, asked)
    lines = "\n".join(one.words for one in chosen[:_SHOWN])
    more = f"\nog {len(chosen) - _SHOWN} mere" if len(chosen) > _SHOWN else ""
    question = f"Det her forsvinder:\n\n{lines}{more}\n\n{FOR_GOOD}"
    await agree(page, question, "Fjern overalt", danger=True)
    waiting = Working("Det fjernes fra arkivet og sikkerhedskopierne …")
    taken = await working(page, partial(redacting.redact, chosen, reason), waiting)
    page.saved(taken.words)


async def _which(page: BaseScreen, values: list[Value]) -> list[Value]:
    """Return the values that are to go: the only one, or who is chosen."""
    if len(values) < 2:
        return values
    options = [("all", f"Det hele: {len(values)} tekster")]
    options += [(str(n), one.words) for n, one in enumerate(values)]
    chosen = await choose(page, "Hvad skal fjernes?", options, "0")
    return values if chosen == "all" else [values[int(chosen)]]
