"""«Hvem?»: which citizen is meant, by number or by a part of the name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vip2tui.commands.today import called_here
from vip2tui.domain.kinds.citizen import NAMELESS
from vip2tui.text.danish import sort_key

if TYPE_CHECKING:
    from vip2tui.commands.plain.reader import Reader
    from vip2tui.services.citizen.casework import Casework
    from vip2tui.services.house import Services

NOBODY = (
    "Her er ingen borgere endnu. Opret den første med «vip2tui citizen add --name NAVN», og giv "
    "den en jobpakke med «vip2tui course start»."
)


def names_here(open_: Services) -> dict[str, str]:
    """Return what each citizen here is called, in the order of the names."""
    names = {}
    for one in open_.citizens.ids():
        record = open_.desk.state(one).records.get(one)
        names[one] = str(record.get("name") or NAMELESS) if record else NAMELESS
    said = called_here(open_, names.values())
    apart = open_.citizens.people.apart(names)
    order = sorted(names, key=lambda one: (sort_key(names[one]), apart[one], one))
    return {one: _told(open_, one, said[names[one]], apart[one]) for one in order}


def _told(open_: Services, citizen: str, name: str, apart: str) -> str:
    from vip2tui.services.citizen.people import called

    return (called(name, apart) if apart else name) + open_.withdrawn.mark(citizen)


def name_of(open_: Services, case: Casework) -> str:
    """Return what one citizen is called here."""
    return names_here(open_)[case.citizen.id]


def whom(reader: Reader, open_: Services) -> Casework | None:
    """Ask which citizen is meant; the only one needs no question. None if there is nobody.

    Raises:
        WentBack: If the person goes back.
    """
    from vip2tui.services.vault.read_log import Act

    every = names_here(open_)
    if not every:
        reader.say(reader.worded(NOBODY))
        return None
    chosen = next(iter(every)) if len(every) == 1 else reader.choose("Hvem?", [*every.items()])
    open_.reads.note(Act.OPENED, chosen)
    return open_.citizens.get(chosen)
