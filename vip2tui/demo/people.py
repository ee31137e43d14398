"""The invented people of the demo: nobody is called this, and no number can be anybody's.

Family names say that they are made up. Telephone numbers begin with 00, which no Danish number
does, and CPR numbers carry day + 60, which no real one has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from random import Random

FIRST = (
    "Amina", "Søren", "Olena", "Yusuf", "Åse", "Tesfaye", "Zahra", "Bjørn", "Çiğdem", "Nguyệt",
    "Ibrahim", "Kærli", "Maximiliane-Victoria", "Fatuma", "Jørgen", "Selin", "Dawit", "Inger",
    "Rohullah", "Ágnes", "Małgorzata", "Ømer", "Ly", "Abdirahman", "Birthe", "Hüseyin", "Sahra",
    "Preben", "Oksana", "Mahnoor", "Emebet", "Bo", "Thivya", "Ægir", "Ruzica", "Samuel", "Hodan",
    "Ålaug", "Farid", "Kirstine", "Bahar", "Ludvig", "Noor", "Wanjiru", "Østen", "Irena", "Jamal",
    "Lærke", "Quỳnh", "Vytautas",
)  # fmt: skip

FAMILY = (
    "Prøvesen", "Eksempelgaard", "Opdigtsen", "Øvelund", "Fiktivsen", "Tænktsen", "Al-Øvelse",
    "Demoğlu", "Opfundowski", "Prøvadze", "Påfundsen", "Modellini", "af Æblerup-Eksempelsminde",
    "Skabelon", "Øvelsesvang", "Prøvarajah", "Fantasíusson", "Eksempelenko", "Digtersen-Rahprøve",
    "Ingenmand",
)  # fmt: skip

LANGUAGES = (
    "arabisk", "dari", "ukrainsk", "tigrinya", "somali", "tyrkisk", "polsk", "vietnamesisk",
    "tamil", "farsi", "engelsk",
)  # fmt: skip

MENTORS = (
    "Bent Prøvesen", "Åse Påfund", "Karsten Øvelund", "Jytte Tænktsen", "Mogens Fiktivsen",
    "Rikke Skabelon", "Ole Eksempelgaard", "Süheyla Demoğlu",
)  # fmt: skip
CONSULTANTS = ("Mette Eksempelsen", "Lars Opdigtsen", "Hanne Øvelsesvang", "Amir Al-Øvelse")
OFFICE = "Ulla Ingenmand"


class Workplace(NamedTuple):
    """A workplace, and what can be learnt there."""

    name: str
    packages: tuple[str, ...]


WORKPLACES = (
    Workplace("Opdigtet Varehus [Hal 3]", ("lager-transport", "koekken", "butik", "rengoering")),
    Workplace("Tænkt & Søn Industri", ("produktionsmedarbejder", "lager-medicinal", "slagteri")),
    Workplace(
        "Eksempelkøbing Drift og Færdsel",
        ("lastbilchauffoer", "postarbejder", "kabel-ledning", "rutebuschauffoer"),
    ),
    Workplace("Styrelsen for Prøver", ("serviceassistent-stat", "rengoering", "koekken")),
    Workplace("Øvelunds Slagterhus", ("slagteri", "produktionsmedarbejder")),
    Workplace("Påfund Pakker og Post", ("postarbejder", "lager-transport")),
)


def workplace(number: int) -> Workplace:
    """Return where a mentor works."""
    return WORKPLACES[number % len(WORKPLACES)]


def full_name(rng: Random, index: int) -> str:
    """Return the name of one citizen; a first name comes again only after all the others."""
    first = FIRST[index % len(FIRST)]
    lap = index // len(FIRST)
    family = FAMILY[(index * 7 + lap) % len(FAMILY)]
    if lap >= len(FAMILY) or rng.random() < 0.15:
        family = f"{rng.choice(FAMILY)} {family}"
    return f"{first} {family}"


def phone(rng: Random) -> str:
    """Return a telephone number that nobody has."""
    return "00 " + " ".join(f"{rng.randrange(100):02}" for _ in range(3))


def cpr(rng: Random) -> str:
    """Return a number with day + 60 of somebody born between 1966 and 1999."""
    day, month, year = rng.randint(61, 88), rng.randint(1, 12), rng.randint(66, 99)
    return f"{day}{month:02}{year}{rng.randint(0, 3999):04}"
