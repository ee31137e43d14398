"""«I har begge rettet det samme» and other marks: shown until a person decides."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from screens.citizen.part import Part, View
from screens.dialogs import Tell
from screens.exchange.doubts import settle
from screens.widgets.row import Row
from vip2tui.services.citizen.came_after import came_after
from vip2tui.services.exchange.doubt_card import CardWords
from vip2tui.services.exchange.doubts import OpenDoubt
from vip2tui.services.vault.integrity import WHY, unread, unread_words


def open_doubts(view: View) -> list[OpenDoubt]:
    """Return the open doubts about a citizen."""
    return [one for case in view.case.states for one in view.services.doubts.of(case)]


def doubt_rows(part: Part, view: View) -> Iterator[Row]:
    """Yield every doubt with all its values, and who wrote them when."""
    found = open_doubts(view)
    if found:
        yield Row(f"Skal afgøres ({len(found)})", heading=True)
    for one in found:
        words, act = CardWords(view.services.sharing, one), partial(_settle, part, one.id)
        below = "\n".join(words.below())
        yield Row(f"{words.title}: {words.asked}", f"doubt:{one.id}", "!  ", below=below, act=act)


def mark_rows(part: Part, view: View) -> Iterator[Row]:
    """Yield what arrived across a put-away or a close, and what cannot be read."""
    rows = [
        Row(one.words(view.name, view.today), "", "!  ")
        for one in came_after(view.services.desk, view.case)
    ]
    if view.case.unreadable:
        said = unread_words(len(view.case.unreadable))
        rows.append(Row(said, "unread", "!  ", act=partial(_list_unread, part)))
    if rows:
        yield Row("Bemærk", heading=True)
        yield from rows


def _list_unread(part: Part) -> None:
    """List what cannot be read, and say what becomes of it."""
    catalogue, case = part.view.catalogue, part.view.case
    lines = [one.words(catalogue) for one in unread(catalogue, case)]
    part.app.push_screen(Tell("Kan ikke læses", "\n".join([*lines, "", WHY]), free=True))


async def _settle(part: Part, doubt_id: str) -> None:
    """Ask which value stands, if it is not decided meanwhile."""
    found = next((one for one in open_doubts(part.view) if one.id == doubt_id), None)
    if found is not None:
        await settle(part.page, found)
