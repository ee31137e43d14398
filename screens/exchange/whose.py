"""Which office a citizen belongs to: asked where this computer works with several."""

from __future__ import annotations

from textual.message_pump import MessagePump

from screens.base import BaseScreen
from screens.dialogs import choose
from screens.words import called
from vip2tui.base.safe import clean_line, cut
from vip2tui.domain.roles import Role
from vip2tui.services.house import Services
from vip2tui.text.danish import genitive

_WIDE = 60


def must_be_asked(services: Services) -> bool:
    """Return whether a new citizen can be one of several authorities'."""
    return services.desk.me.role is not Role.OFFICE and len(services.desk.others.offices()) > 1


async def which_office(at: MessagePump, services: Services, question: str) -> str:
    """Return the office that is chosen.

    Raises:
        WentBack: If none is.
    """
    offices = services.desk.others.offices().items()
    return await choose(
        at, question, [(one, cut(clean_line(name), _WIDE)) for one, name in offices]
    )


async def ask_whose(page: BaseScreen, citizen: str) -> None:
    """Let the person say whose a citizen is, where nobody can know it."""
    services = page.services
    case = services.citizens.get(citizen)
    who = cut(clean_line(called(services, citizen, case.citizen.name)), 40)
    question = f"Hvilken kommune skal have {genitive(who)} oplysninger?"
    office = await which_office(page, services, question)
    said = f"Gemt. {who} kommer med i den næste fil dertil. Fortryd med Ctrl+Z."
    await page.write(lambda: services.belonging.say(case, office), said)
