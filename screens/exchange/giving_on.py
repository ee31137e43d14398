"""Giving a citizen on: to whom, a preview, and what the office does when it is receipted."""

from __future__ import annotations

from functools import partial

from screens.base import BaseScreen
from screens.dialog import WentBack
from screens.dialogs import agree, choose, find, pick
from screens.exchange.receipts import computer
from screens.question import Question, answer
from screens.words import called
from vip2tui.base.safe import T, clean_line, cut
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.casework import Casework
from vip2tui.services.exchange.handing import ASKED

_MANY = 9
"""More computers than this are found by typing."""


async def give_on(page: BaseScreen, citizen: str) -> None:
    """Give a citizen on at the office; elsewhere ask the office to."""
    seen = page.services.citizens.get(citizen)
    if page.services.desk.me.role is Role.OFFICE:
        await _hand_over(page, seen)
    else:
        await _ask(page, seen)


async def settle(page: BaseScreen, citizen: str, which: str) -> None:
    """Do what a line of «I dag» about giving on asks."""
    seen, handing = page.services.citizens.get(citizen), page.services.handing
    who = _who(page, seen)
    if which == ASKED:
        await pick(page, f"Skal {who} gives videre?", [
            ("Ja, giv videre …", partial(_hand_over, page, seen)),
            (page.worded("Nej, borgeren bliver"), partial(_stay, page, seen)),
        ])  # fmt: skip
        return
    held = handing.of(seen.citizen.case)
    new, old = handing.called(held.device), handing.called(held.former)
    question = (
        f"Tag {who} fra {old}?\n\n{new} har kvitteret. Det, der er skrevet hos {old} og ikke er "
        "sendt, kommer stadig."
    )
    await agree(page, question, "Tag fra")
    await page.write(lambda: handing.finish(seen), f"Nu har kun {new} {who}. Fortryd med Ctrl+Z.")


async def _hand_over(page: BaseScreen, seen: Casework) -> None:
    """Ask to whom, show what it does, and do it."""
    handing, peers = page.services.handing, page.services.sending.addressees()
    has = handing.candidates(seen)
    only = has[0] if len(has) == 1 else ""
    found = [one for one in peers if one.contact.role is not Role.OFFICE and one.device != only]
    if not found:
        page.say("Der er ingen anden computer at give videre til. Intet er ændret.")
        raise WentBack
    who = _who(page, seen)
    catalogue = page.services.catalogue
    options = [(one.device, computer(catalogue, one)) for one in found]
    question = f"Hvem skal {who} gives videre til?"
    if len(found) > _MANY:
        to = await find(page, question, [(device, T(text)) for device, text in options])
    else:
        to = await choose(page, question, options)
    former = ""
    if len(several := handing.candidates(seen, to)) > 1:
        names = [(one, handing.called(one)) for one in several]
        former = await choose(page, f"Hvem giver {who} videre?", names)
    await agree(page, page.worded(handing.look(seen, to, former)), "Giv videre", "Tilbage")
    await page.write(
        lambda: handing.hand_over(seen, to, former),
        f"{who} kommer med i den næste fil til {handing.called(to)}. Fortryd med Ctrl+Z.",
    )


async def _ask(page: BaseScreen, seen: Casework) -> None:
    """Ask who shall have the citizen, and let that travel to the office."""
    who = _who(page, seen)
    words = f"Hvem skal {who} gives videre til, og hvorfor? Kommunens kontor gør det."
    wish = await answer(page, Question(words, clean_line))
    await page.write(
        lambda: page.services.handing.ask(seen, wish),
        "Kommunens kontor bliver bedt om det med den næste fil. Fortryd med Ctrl+Z.",
    )


async def _stay(page: BaseScreen, seen: Casework) -> None:
    said = f"{_who(page, seen)} bliver. Fortryd med Ctrl+Z."
    await page.write(lambda: page.services.handing.stay(seen), said)


def _who(page: BaseScreen, seen: Casework) -> str:
    return cut(clean_line(called(page.services, seen.citizen.id, seen.citizen.name)), 40)
