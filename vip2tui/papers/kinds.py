"""Which papers there are, as whoever lists them needs it: nothing here makes one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vip2tui.domain.roles import Role

MUNICIPAL = frozenset({Role.CONSULTANT, Role.OFFICE})


class Subject(StrEnum):
    """What a paper is made of; the value is what is typed for it."""

    CITIZEN = "BORGER"
    PACKAGE = "JOBPAKKE"
    HOUSE = ""
    """All that is here together, or what comes with the program: nothing is chosen."""


@dataclass(frozen=True, slots=True)
class PaperKind:
    """One kind of paper."""

    code: str
    """As it is typed, and as its file is called."""
    name: str
    about: str
    """What it is for, in a line."""
    of: Subject = Subject.CITIZEN
    roles: frozenset[Role] = frozenset(Role)
    """Whose computer it is made on."""
    is_professional: bool = False
    """Whether the municipality's own part stands on it; each page says so then."""
    takes_month: bool = False
    takes_blank: bool = False
    """Whether it can be made without anything about a person, to be filled by hand."""
    takes_day: bool = False
    takes_word: bool = False
    """Whether a word decides what is drawn for it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a paper is asked with, beside what it is made of."""

    month: str = ""
    """``2026-05``; the last one with hours if empty."""
    is_blank: bool = False
    day: date | None = None
    """The last one there is something of if left out."""
    word: str = ""


PLAIN = Asked()
"""As it stands, of the last there is."""

TALK = PaperKind("foer-samtalen", "Før samtalen", "Ét kort, der lægges på bordet mellem jer.")
STATUS = PaperKind("status", "Status på én side", "Hvor langt borgeren er, og hvad der kommer.")
CARD = PaperKind("kompetencekort", "Kompetencekort", "Det, borgeren kan, til at tage med hjem.")
PLAN = PaperKind("plan", "Plan på én side", "Trappen, trinene og målene.")
CHECKLIST = PaperKind(
    "tjekliste", "Tjekliste", "Alle punkter, udfyldt eller blank.", takes_blank=True
)
LEADERS = PaperKind(
    "lederens-punkter", "Lederens punkter", "Det, den nærmeste leder tager sig af.",
    takes_blank=True,
)  # fmt: skip
SHEET = PaperKind(
    "timeseddel", "Timeseddel", "En måneds mentortimer til underskrift.", takes_month=True
)
AGREEMENT = PaperKind("mentoraftale", "Mentoraftale", "Aftalen om mentorstøtte til underskrift.")
EXTENSION = PaperKind(
    "forlaengelse", "Forlængelse af mentoraftale",
    "Aftalen om den næste periode, og hvordan den sidste gik, til underskrift.",
)  # fmt: skip
ASSESSMENT = PaperKind(
    "ny-vurdering", "Ny vurdering af mentorstøtten",
    "Kommunens vurdering før den næste periode, til journalen.",
    roles=MUNICIPAL, is_professional=True,
)  # fmt: skip
ILL = PaperKind("syg", "Bliver du syg?", "Kort til lommen: hvem man ringer til.")

FIRST_DAY = PaperKind("foerste-dag", "Den første dag", "Det, der skal være på plads.")
ATTENDANCE = PaperKind("fremmoedeark", "Fremmødeark", "Fire uger til at krydse af i hånden.")
COMPANY = PaperKind("aftaleark", "Aftale om forløbet", "Til arbejdspladsen, til underskrift.")
WORDS = PaperKind("fagets-ord", "Fagets ord", "Ordene med plads til borgerens eget sprog.")
PACKAGE = PaperKind(
    "jobpakke", "Jobpakken på én side", "Til arbejdsgivere og ambassadører: faget, vejen, kravene.",
    Subject.PACKAGE,
)  # fmt: skip
METHOD = PaperKind(
    "metoden", "Metoden på én side", "De fem principper, og hvad man ved.", Subject.HOUSE
)
SLIP = PaperKind(
    "foelgeseddel", "Følgeseddel", "Hvad der er i en dags filer: tal, ingen navne.", Subject.HOUSE,
    takes_day=True,
)  # fmt: skip
CALLS = PaperKind(
    "ringeliste", "Ringeliste", "Hvem der er stille, nummeret, og hvad du kan sige.",
    Subject.HOUSE, MUNICIPAL,
)  # fmt: skip
NUMBERS = PaperKind(
    "tal", "Tal", "De lukkede halvår til ledelsen. Små tal står der ikke.", Subject.HOUSE,
    frozenset({Role.OFFICE}),
)  # fmt: skip
SAMPLE = PaperKind(
    "stikproeve", "Stikprøve", "Borgere med mentorstøtte, og hvad der mangler, til revisionen.",
    Subject.HOUSE, frozenset({Role.OFFICE}), is_professional=True, takes_day=True, takes_word=True,
)  # fmt: skip
DELETIONS = PaperKind(
    "sletteliste", "Sletteliste", "Hvem der er slettet for altid: numre og årsager, ingen navne.",
    Subject.HOUSE, frozenset({Role.OFFICE}),
)  # fmt: skip
DISCLOSURE = PaperKind("aktindsigt", "Aktindsigt", "Alt, der står om borgeren, til borgeren.")
"""Long, and asked for by name: it is no paper among the others."""

KINDS = (
    TALK, CARD, PLAN, STATUS, CHECKLIST, LEADERS, SHEET, AGREEMENT, EXTENSION, ASSESSMENT,
    FIRST_DAY, ATTENDANCE, COMPANY, WORDS, ILL, PACKAGE, METHOD, SLIP, CALLS, NUMBERS, SAMPLE,
    DELETIONS,
)  # fmt: skip
"""In the order they are told."""
SIGNABLE = (SHEET, AGREEMENT, EXTENSION, CARD)
"""Those that come back signed, and are told of then."""
