"""«Samme person»: two citizens are joined after a look at both, and parted again."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from screens import saving
from screens.base import BaseScreen, Page
from screens.dialog import WentBack
from screens.dialogs import choose, find
from screens.preview import weighed
from screens.words import people
from vip2tui.base.safe import cut
from vip2tui.services.citizen.joining import Both, Pair
from vip2tui.services.house import Services

_OTHER, _NOT_NOW = "andre", "nej"
_WIDE = 60


async def same_person(page: BaseScreen, citizen: str) -> None:
    """Join a citizen with another, or part who is joined.

    Raises:
        WentBack: If the person does not want to.
        Vip2Error: If the two cannot be joined.
    """
    services = page.services
    seen = services.citizens.get(citizen)
    pairs = list(services.joining.duplicates({seen.citizen.id}))
    options = [(_other(one, seen.citizen.id), f"Saml med {one.alike.called} – {one.alike.why}")
               for one in pairs]  # fmt: skip
    options.append((_OTHER, "Saml med en anden …"))
    ways = services.joining.ways_out(seen)
    options += [(f"{a} {b}", f"Skil ad igen: {words}") for a, b, words in ways]
    name = cut(seen.citizen.name, _WIDE)
    if len(options) > 1:
        chosen = await choose(page, f"Er {name} den samme som en anden?", options)
    else:
        chosen = _OTHER
    if " " in chosen:
        await _part(page, *chosen.split(" "))
        return
    if chosen == _OTHER:
        others = [one for one in services.citizens.ids() if one not in seen.parts]
        if not others:
            page.say("Her er ingen andre borgere.")
            raise WentBack
        chosen = await find(page, f"Hvem er den samme som {name}?", people(services, others))
    await join(page, services, seen.citizen.id, chosen)
    page.saved()


def _other(pair: Pair, citizen: str) -> str:
    return pair.alike.person.id if pair.one == citizen else pair.one


async def join(page: Page, services: Services, one: str, other: str) -> str:
    """Show both, ask where they differ, and join them; return whom the person is shown as.

    Raises:
        WentBack: If the person does not want to.
        Vip2Error: If they cannot be joined.
    """
    joining = services.joining
    both = joining.look(one, other)
    keep: dict[str, str] = {}
    for each in both.differs:
        values = [(both.one.citizen.id, each.one), (both.other.citizen.id, each.other)]
        asked = f"{each.label}: de to er forskellige. Hvad gælder?"
        keep[each.name] = await choose(page, asked, values)
    text = "\n\n".join([joining.question(both), *_kept(both, keep),
                        joining.along_words(both.counts)])  # fmt: skip
    await weighed(page, "Samme person", services.catalogue.worded(text), {"ja": "Saml til én"})
    shown = await saving.in_turn(page.app, partial(joining.join, both, keep))
    page.say("Samlet til én. Fortryd med Ctrl+Z.")
    return shown


def _kept(both: Both, keep: dict[str, str]) -> list[str]:
    told = [f"{one.label}: {one.one if keep[one.name] == both.one.citizen.id else one.other}"
            for one in both.differs]  # fmt: skip
    return ["\n".join(told)] if told else []


async def _part(page: BaseScreen, one: str, other: str) -> None:
    joining = page.services.joining
    parting = joining.parting(one, other)
    text = "\n\n".join([joining.part_question(parting), *joining.stays_words(parting)])
    await weighed(page, "Samme person", page.worded(text), {"ja": "Skil ad igen"})
    await page.write(partial(joining.part, parting), "Skilt ad igen. Fortryd med Ctrl+Z.")


async def offer(page: BaseScreen, new: Collection[str]) -> None:
    """Offer to join those who came with a file with those they may be the same as.

    Raises:
        WentBack: If the person does not want to.
    """
    while pairs := list(page.services.joining.duplicates(new)):
        options = [
            (str(n), f"Saml {cut(one.name, _WIDE)} og {one.alike.called} – {one.alike.why}")
            for n, one in enumerate(pairs)
        ]
        options.append((_NOT_NOW, "Ikke nu. Senere: menuen Borger, Samme person"))
        chosen = await choose(page, "Kan være den samme:", options)
        if chosen == _NOT_NOW:
            return
        pair = pairs[int(chosen)]
        await join(page, page.services, pair.one, pair.alike.person.id)
        page.saved()
