"""A file with the office's own data: taken in after what it changes was shown, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from screens.base import BaseScreen
from screens.dialog import WentBack
from screens.dialogs import Tell, agree, pick
from screens.packages.local_words import hand_on
from screens.preview import weighed
from vip2tui.base.safe import clean_line, cut
from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.services.packages.office_data import HOLDS, Received
from vip2tui.services.packages.office_editions import KINDS, Edition
from vip2tui.text.days import say_short

_TITLE = 50


def is_ours(data: bytes) -> bool:
    """Return whether a file is such a one, sound or not."""
    from vip2tui.catalogue.office import look

    return look(data).kind in KINDS


async def weigh(page: BaseScreen, title: str, text: str) -> None:
    """Go on if a person wants what a file brings; else say that nothing is changed."""
    try:
        await weighed(page, title, text, {"yes": "Hent"})
    except WentBack:
        page.say("Intet er ændret.")
        raise


async def take(page: BaseScreen, data: bytes, name: str) -> None:
    """Show in words what a file changes, and take it in."""
    office_data = page.services.office_data
    received = office_data.preview(data, name)
    title = f"Hent «{title_of(page.services.catalogue, received.edition)}»?"
    await weigh(page, title, in_words(received))
    said = f"Hentet og gemt. {HOLDS[received.edition.kind]}"
    if await page.write(lambda: office_data.take(received), said):
        await page.refresh_frame()


def in_words(received: Received) -> str:
    """Return what a file brings, in sentences."""
    edition = received.edition
    source = edition.source or "står ikke i filen"
    lines = [f"Udgave {edition.version}. {HOLDS[edition.kind]}", f"(kilde: {source})", ""]
    if received.differs:
        lines += ["Det bliver anderledes:", *(f"- {one}" for one in received.differs)]
    else:
        lines.append("Filen siger det samme som det, der gælder nu.")
    if received.advice:
        lines += ["", "Det bør I se på:", *(f"- {one}" for one in received.advice)]
    return "\n".join(lines)


async def open_edition(page: BaseScreen, edition_id: str) -> None:
    """Let a person read an edition, or take it back."""
    office_data, catalogue = page.services.office_data, page.services.catalogue
    edition, told = office_data.get(edition_id), office_data.told(edition_id)
    title, text = title_of(catalogue, edition), "\n".join(f"- {one}" for one in told)
    options: list[tuple[str, Callable[[], object]]] = [
        ("Læs, hvad der står i den", lambda: page.app.push_screen_wait(Tell(title, text))),
        ("Gem den som en fil …", partial(hand_on, page, edition_id)),
    ]
    if office_data.holds(edition):
        options.append(("Tag den tilbage …", partial(_take_back, page, edition)))
    await pick(page, title, options)


async def _take_back(page: BaseScreen, edition: Edition) -> None:
    title = title_of(page.services.catalogue, edition)
    question = f"Tag «{title}» tilbage? Det, der gjaldt før, gælder igen. Filen kan stadig læses."
    await agree(page, question, "Tag tilbage")

    def said(before: Edition | None) -> str:
        now = f"udgave {before.version}" if before else "det, programmet kom med"
        return f"Taget tilbage. Nu gælder {now}."

    if await page.write(lambda: page.services.office_data.take_back(edition.id), said):
        await page.refresh_frame()


def title_of(catalogue: Catalogue, edition: Edition) -> str:
    """Return an edition as a title: «Ord, udgave 1.1»."""
    return f"{cut(clean_line(catalogue.worded(edition.name)), _TITLE)}, udgave {edition.version}"


def state_of(edition: Edition, today: date, *, holds: bool, made_here: bool) -> str:
    """Return whether it counts, when it came and by whom: «gælder · hentet 3. maj af Mette»."""
    came = "skrevet" if made_here else "hentet"
    day = say_short(date.fromisoformat(edition.at[:10]), today)
    state = "gælder" if holds else "taget tilbage" if edition.back else "gammel udgave"
    return f"{state} · {came} {day} af {cut(clean_line(edition.by), 30)}"
