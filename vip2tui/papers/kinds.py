"""Which papers there are, as whoever lists them needs it: nothing here makes one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PaperKind:
    """One kind of paper."""

    code: str
    """As it is typed, and as its file is called."""
    name: str
    about: str
    """What it is for, in a line."""
    takes_month: bool = False
    takes_blank: bool = False
    """Whether it can be made without anything about a person, to be filled by hand."""


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
ILL = PaperKind("syg", "Bliver du syg?", "Kort til lommen: hvem man ringer til.")

FIRST_DAY = PaperKind("foerste-dag", "Den første dag", "Det, der skal være på plads.")
ATTENDANCE = PaperKind("fremmoedeark", "Fremmødeark", "Fire uger til at krydse af i hånden.")
COMPANY = PaperKind("aftaleark", "Aftale om forløbet", "Til arbejdspladsen, til underskrift.")
WORDS = PaperKind("fagets-ord", "Fagets ord", "Ordene med plads til borgerens eget sprog.")
DISCLOSURE = PaperKind("aktindsigt", "Aktindsigt", "Alt, der står om borgeren, til borgeren.")
"""Long, and asked for by name: it is no paper among the others."""

KINDS = (
    TALK, CARD, PLAN, STATUS, CHECKLIST, LEADERS, SHEET, AGREEMENT, FIRST_DAY, ATTENDANCE, COMPANY,
    WORDS, ILL,
)  # fmt: skip
"""In the order they are told."""
