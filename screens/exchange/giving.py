"""Giving a citizen to a computer, and taking one back."""

from __future__ import annotations

from screens.base import BaseScreen
from screens.dialog import WentBack
from screens.dialogs import agree, find
from screens.words import called, name_of, people
from vip2tui.base.safe import clean_line, cut
from vip2tui.exchange.peers import Peer


async def give(page: BaseScreen, peer: Peer) -> None:
    """Ask which citizen a computer gets."""
    services, name = page.services, _name(peer)
    chosen, who = await _whom(page, f"Hvem skal «{name}» have?", has_it=False, peer=peer)
    await page.write(
        lambda: services.assignments.assign(services.citizens.get(chosen), peer.device),
        f"{who} er givet til «{name}» og kommer med i den næste fil dertil. Fortryd med Ctrl+Z.",
    )


async def take_back(page: BaseScreen, peer: Peer) -> None:
    """Ask which citizen is taken back from a computer."""
    services, name = page.services, _name(peer)
    asked = f"Hvem skal tages tilbage fra «{name}»?"
    chosen, who = await _whom(page, asked, has_it=True, peer=peer)
    question = (
        f"Tag {who} tilbage fra «{name}»?\n\nDet, der er skrevet dér og ikke er sendt, kommer "
        "stadig. Der bliver ikke sendt mere dertil."
    )
    await agree(page, question, "Tag tilbage")
    await page.write(
        lambda: services.assignments.withdraw(services.citizens.get(chosen), peer.device),
        f"{who} er taget tilbage fra «{name}». Fortryd med Ctrl+Z.",
    )


async def _whom(page: BaseScreen, question: str, *, has_it: bool, peer: Peer) -> tuple[str, str]:
    """Return whom, by id and as they are called."""
    services = page.services
    found = []
    for citizen in services.citizens.ids():
        fact = services.sharing.fact(citizen)
        has = fact is not None and fact.given.get(peer.device, fact.creator == peer.device)
        if has == has_it and not (fact and fact.practice):
            found.append(citizen)
    if not found:
        page.say("Computeren har ingen borgere." if has_it else "Computeren har alle borgere.")
        raise WentBack
    chosen = await find(page, question, people(services, found))
    return chosen, cut(clean_line(called(services, chosen, name_of(services, chosen))), 40)


def _name(peer: Peer) -> str:
    return cut(clean_line(peer.contact.name), 30)
