"""Who is tovholder: asked before a course begins where nobody knows, and from «I dag»."""

from __future__ import annotations

from screens.base import BaseScreen
from screens.question import Question, answer
from screens.words import called
from vip2tui.services.citizen.casework import Casework
from vip2tui.services.course import tovholder
from vip2tui.services.typed import required
from vip2tui.text.danish import genitive

_EMPTY = "Skriv navnet på den ene konsulent, som alle kan ringe til. Intet er ændret."


async def who_is(page: BaseScreen, seen: Casework) -> str:
    """Return the name of the one in the municipality whom everybody can call.

    Raises:
        WentBack: If the person goes back.
    """
    citizen, services = seen.citizen, page.services
    whose = genitive(called(services, citizen.id, citizen.name))
    words = f"Hvem er {whose} tovholder? Det er den ene konsulent, som alle kan ringe til."
    known = tovholder.likely(services.desk, seen)
    return await answer(page, Question(words, lambda typed: required(typed, _EMPTY), known))


async def ask_tovholder(page: BaseScreen, citizen: str) -> None:
    """Ask who is tovholder of a course that has none, and write it."""
    services = page.services
    seen = services.citizens.get(citizen)
    name = await who_is(page, seen)
    said = f"{name} er tovholder. Fortryd med Ctrl+Z."
    await page.write(lambda: services.citizens.change(seen, tovholder=name), said)
