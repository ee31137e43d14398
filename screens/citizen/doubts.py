"""«I har begge rettet det samme» and other marks: shown until a person decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens.dialogs import Choose
from screens.widgets.rows import Row
from screens.words import field_name, stamped, value_words
from vip2tui.domain.danish import count
from vip2tui.safe import T
from vip2tui.services.doubts import BOTH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from screens.citizen.part import Part, View
    from vip2tui.changes.change import Change
    from vip2tui.changes.doubts import Doubt
    from vip2tui.services.doubts import OpenDoubt


def open_doubts(view: View) -> list[OpenDoubt]:
    """Return the open doubts about a citizen."""
    return [one for case in view.case.states for one in view.services.doubts.of(case)]


def doubt_rows(view: View) -> Iterator[Row]:
    """Yield every doubt with all its values, and who wrote them when."""
    found = open_doubts(view)
    if found:
        yield Row(f"Skal afgøres ({len(found)})", heading=True)
    for doubt in (one.doubt for one in found):
        values = [_head_words(view, doubt, head) for head in doubt.heads]
        values[-1] += ", som står der nu"
        field = field_name(doubt.kind, doubt.field)
        yield Row(
            f"{field}: I har begge rettet det samme",
            f"doubt:{doubt.id}",
            "!  ",
            below="\n".join(values),
        )


def mark_rows(view: View) -> Iterator[Row]:
    """Yield what arrived across a put-away or a close, and what cannot be read."""
    rows = []
    for state in view.case.states.values():
        for record in state.records.values():
            late = [("kommet efter lukning", one) for one in record.late_after]
            away = [("var lagt væk", one) for one in record.deleted_by]
            rows += [
                Row(
                    f"{_what(view, record.kind, record.get('text') or record.get('name'))}: "
                    f"{words} af {stamped(one.by, one.at)}",
                    "",
                    "!  ",
                )
                for words, one in (*late, *away)
            ]
    if view.case.unreadable:
        number = count(len(view.case.unreadable), "oplysning", "oplysninger")
        rows.append(Row(f"{number} kan ikke læses. Resten virker, og intet er væk.", "", "!  "))
    if rows:
        yield Row("Bemærk", heading=True)
        yield from rows


async def settle(part: Part, doubt_id: str) -> None:
    """Ask which value stands, and write the decision over all of them."""
    view = part.view
    found = next((one for one in open_doubts(view) if one.id == doubt_id), None)
    if found is None:
        return
    doubt = found.doubt
    options = [
        (head.id, T(f"Behold {_head_words(view, doubt, head)}")) for head in reversed(doubt.heads)
    ]
    if found.both_can_stand:
        options.append((BOTH, T("Behold begge: de kommer til at stå efter hinanden")))
    title = f"{field_name(doubt.kind, doubt.field)}: I har begge rettet det samme. Hvad er rigtigt?"
    chosen = await part.app.push_screen_wait(Choose(title, options))
    if chosen is not None:
        part.write(
            lambda: view.services.doubts.decide(found, chosen),
            "Det er afgjort. Det andet kan stadig ses under «hvem skrev hvad».",
        )


def _head_words(view: View, doubt: Doubt, head: Change) -> str:
    value = value_words(doubt.kind, doubt.field, head.set[doubt.field])
    return f"«{value}» ({stamped(view.author(head.id, head.by), head.at)})"


def _what(view: View, kind: str, text: object) -> str:
    if kind == "citizen":
        return view.name
    name = field_name(kind, "").split(":")[0].capitalize()
    return f"{name} «{value_words(kind, 'text', text)}»" if text else name
