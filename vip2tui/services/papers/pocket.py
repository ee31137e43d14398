"""«Bliver du syg?»: the pocket card with whom to call, in words that need no interpreter."""

from __future__ import annotations

from datetime import date

from vip2tui.domain.kinds.citizen import Citizen
from vip2tui.papers.paper import Blanks, Block, Fields, Format, Heading, Paper, Points

TITLE = "Bliver du syg?"
_STEPS = (
    "Ring, før du skal møde. Skriv ikke kun en sms.",
    "Sig dit navn, og at du er syg. Du skal ikke sige, hvad du fejler.",
    "Sig, hvornår du tror, at du kommer igen.",
    "Ring igen, hvis det varer længere.",
)


def ill_card(citizen: Citizen, today: date, sender: str) -> Paper:
    """Return the card: what to do, and the numbers that are known."""
    known = [
        (name, said)
        for name, said in (
            ("Mentor", citizen.mentor),
            ("Tovholder", " · ".join(filter(None, (citizen.tovholder, citizen.tovholder_phone)))),
        )
        if said
    ]
    numbers: tuple[Block, ...] = (Fields(tuple(known)),) if known else ()
    return Paper(
        TITLE,
        today,
        sender,
        (Points(_STEPS), Heading("Ring til"), *numbers, Blanks("Arbejdspladsens nummer", 1)),
        size=Format.POCKET,
        pages=1,
    )
