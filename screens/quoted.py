"""What the program itself quotes on its screens, so that F12 leaves it as it stands."""

from __future__ import annotations

QUOTED = frozenset(
    [
        "15 timer",
        "2026-W29 2026-W30",
        "Computere, du kender",
        "DU2 M3",
        "En anden mappe eller fil",
        "Fjern den",
        "Forklar punktet",
        "Gem kommunens oplysninger …",
        "Gør jobpakken færdig",
        "Hent en jobpakke fra en fil",
        "Hvor der er job",
        "Ikke endnu",
        "Kig på et USB-stik",
        "Kun kommunen",
        "Kunne det",
        "Se efter igen",
        "Skal sendes",
        "Spørg om job igen",
        "Tjek igen",
        "Ugen skal have",
        "Vis alle",
        "card version BORGER",
        "grant show",
        "ikke relevant",
        "løfter ikke over 10 kg",
        "man-fre 8-14",
        "ons 3 timer",
        "skal sidde ned hver time",
        "ved ikke / vil ikke svare",
        "Øv dig først",
    ]
)
"""What screens and services quote of two words or more and nobody wrote, beside what the menu has:
buttons, and examples in a help. A screen may be imported after names are hidden, so that it cannot
be asked."""
