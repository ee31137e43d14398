"""A barred computer that was found again: its file as proposals, and letting them in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from screens.base import BaseScreen
from screens.dialogs import agree
from screens.exchange.places import which_file
from screens.working import working
from vip2tui.base import drives
from vip2tui.base.safe import clean_line, cut
from vip2tui.domain.roles import Role
from vip2tui.exchange.files import SUFFIX
from vip2tui.services.exchange.diary import last_place
from vip2tui.text.danish import count

if TYPE_CHECKING:
    from vip2tui.exchange.peers import Peer

_WIDE = 30


def ways(page: BaseScreen, peer: Peer) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield what can be done with a barred computer that turned up."""
    if page.services.desk.me.role is Role.OFFICE and peer.contact.role is not Role.OFFICE:
        yield "Den er fundet: hent dens fil som forslag …", partial(_fetch, page, peer)
        if page.services.found.waiting(peer.device):
            yield "Lad forslagene gælde …", partial(_let_in, page, peer)


async def _fetch(page: BaseScreen, peer: Peer) -> None:
    last = last_place(page.services.desk)
    also = [Path(last)] if last else []
    files = await working(page, partial(drives.find, SUFFIX, also))
    question = f"{count(len(files), 'fil', 'filer')} fundet. Hvilken er fra «{_name(peer)}»?"
    typed = "Hvilken fil? Skriv mappe og navn, fx E:\\fil.vip2."
    path = await which_file(page, question, files, SUFFIX, typed)
    seen = await working(page, partial(page.services.found.look, path))
    told = "\n".join([seen.sender, *seen.sentences])
    await agree(page, f"{told}\n\nAlt fra den bliver kun forslag. Hent filen?", "Hent", "Tilbage")
    await page.write(lambda: page.services.fetching.take_in(seen), "Hentet som forslag. Gemt.")


async def _let_in(page: BaseScreen, peer: Peer) -> None:
    lines = "\n".join(clean_line(one) for one in page.services.found.words(peer.device))
    question = f"Lad forslagene fra «{_name(peer)}» gælde?\n\n{lines}"
    await agree(page, question, "Lad dem gælde", "Tilbage")
    said = "Forslagene gælder nu. Fortryd med Ctrl+Z."
    await page.write(lambda: page.services.found.let_in(peer.device), said)


def _name(peer: Peer) -> str:
    return cut(clean_line(peer.contact.name), _WIDE)
