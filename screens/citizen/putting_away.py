"""«Læg væk»: a citizen is put away after a question that says who."""

from __future__ import annotations

from screens.base import BaseScreen
from screens.dialogs import agree
from vip2tui.base.safe import cut


async def put_away(page: BaseScreen, citizen: str) -> None:
    """Ask, and put the citizen away.

    Raises:
        WentBack: If the person says no.
        Vip2Error: If the citizen is not here.
    """
    seen = page.services.citizens.get(citizen)
    name = cut(seen.citizen.name, 60)
    question = f"Læg {name} væk? Intet slettes, og du kan hente det frem med Fortryd."
    await agree(page, question, "Læg væk", danger=True)
    await page.write(lambda: page.services.citizens.put_away(seen), f"Lagt væk: {name}")
