"""What the program itself quotes on its screens, so that F12 leaves it as it stands."""

from __future__ import annotations

QUOTED = frozenset(
    [
        "15 timer",
        "2026-W29 2026-W30",
        "Bed om at give videre",
        "Computere, du kender",
        "DU2 M3",
        "En anden mappe eller fil",
        "Fjern den",
        "Flere på computeren",
        "Forklar punktet",
        "Gem kommunens oplysninger …",
        "Gem og åbn",
        "Gem på stikket",
        "Gør jobpakken færdig",
        "Hent en jobpakke fra en fil",
        "Hvem er du?",
        "Hvor der er job",
        "Ikke endnu",
        "Kig på et USB-stik",
        "Kun for mig",
        "Kun her",
        "Kun kommunen",
        "Kunne det",
        "Se efter igen",
        "Skal sendes",
        "Spørg om job igen",
        "Start vip2tui",
        "Tjek igen",
        "Ugen skal have",
        "Vis alle",
        "card version BORGER",
        "citizen erase --list",
        "grant show",
        "ikke relevant",
        "løfter ikke over 10 kg",
        "man-fre 8-14",
        "nej, firkanter",
        "og 12 borgere mere",
        "ons 3 timer",
        "skal sidde ned hver time",
        "truckkurset er bestilt",
        "ved ikke / vil ikke svare",
        "Øv dig først",
    ]
)
"""What screens and services quote of two words or more and nobody wrote, beside what the menu has:
buttons, and examples in a help. A screen may be imported after names are hidden, so that it cannot
be asked."""
