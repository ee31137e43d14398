"""What the program itself quotes on its screens, so that F12 leaves it as it stands."""

from __future__ import annotations

QUOTED = frozenset(
    [
        "15 timer",
        "En anden mappe eller fil",
        "Forklar punktet",
        "Gem kommunens oplysninger …",
        "Gør jobpakken færdig",
        "Hent en jobpakke fra en fil",
        "Hvor der er job",
        "Ikke endnu",
        "Kunne det",
        "Se efter igen",
        "Skal sendes",
        "Tjek igen",
        "Ugen skal have",
        "Vis alle",
        "ikke relevant",
        "man-fre 8-14",
        "ons 3 timer",
        "Øv dig først",
    ]
)
"""What screens quote of two words or more and nobody wrote, beside what the menu has: buttons, and
examples in a help. A screen may be imported after names are hidden, so that it cannot be asked."""
