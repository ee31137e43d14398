"""The pages of a package of one's own: what each is called, and which texts and lists it holds."""

from __future__ import annotations

from textual.screen import Screen

from screens import themes
from vip2tui.catalogue.own import Party
from vip2tui.domain.packages.authoring import PRINCIPLES
from vip2tui.services.packages.package_text import DEMANDS

DEMANDS_PAGE, WORDS_PAGE, ADVICE_PAGE, DONE_PAGE = 6, 7, 8, 9
PAGES = {
    **{one.number: one.name.split()[0] for one in PRINCIPLES},
    DEMANDS_PAGE: "Krav",
    WORDS_PAGE: "Ord",
    ADVICE_PAGE: "Råd",
    DONE_PAGE: "Færdig",
}
"""What a page is called in the line above it: one word, so that all nine fit 80 columns."""
PARTIES = {
    Party.WORKPLACE: "Virksomheden",
    Party.MUNICIPALITY: "Kommunen",
    Party.LANGUAGE_SCHOOL: "Sprogcentret",
    Party.TRADE_SCHOOL: "Skolen",
}
TEXTS = {
    "name": (1, "Jobpakkens navn"),
    "trade": (1, "Faget"),
    "danish": (3, "Dansk ved start"),
    "hard_demand": (DEMANDS_PAGE, "Det, man skal have"),
    "english": (WORDS_PAGE, "Navnet på engelsk"),
}
"""Single texts: the page they stand on, and how they are asked for."""
LISTS = {
    "tasks": (1, "Opgaver i jobbet", "Skriv en opgave …"),
    "market": (1, "Hvor der er brug for folk", "Skriv hvor, og hvornår I spurgte …"),
    "parties": (4, "Hvem jobpakken er aftalt med", "Skriv en til …"),
    **{name: (0, f"Krav: {word.lower()}", "") for name, word in DEMANDS.items()},
    "certificates": (DEMANDS_PAGE, "Beviser", "Skriv et bevis …"),
    "amu": (DEMANDS_PAGE, "AMU-kurser (korte fagkurser)", "Skriv et kursus …"),
    "warnings": (DEMANDS_PAGE, "Advarsler, der læses først", "Skriv en advarsel …"),
    "rules": (DEMANDS_PAGE, "Regler", "Skriv en regel …"),
    "words": (WORDS_PAGE, "Fagets ord", "Skriv et ord …"),
    "sentences": (WORDS_PAGE, "Sætninger at øve", "Skriv en sætning …"),
    "competences": (
        WORDS_PAGE, "Det, man kan vise på kompetencekortet", "Skriv en kompetence …",
    ),
    "aliases": (WORDS_PAGE, "Andre navne for jobbet", "Skriv et navn …"),
    "mentor": (ADVICE_PAGE, "Råd til mentoren", "Skriv et råd …"),
    "risks": (ADVICE_PAGE, "Hvis det er ved at gå galt", "Skriv en risiko …"),
    "neighbours": (
        ADVICE_PAGE, "Andre jobpakker, man kan gå til", "Vælg en jobpakke …",
    ),
}  # fmt: skip
"""Every list: the page it stands on, its heading, and the line that adds to it.

The demands stand together on their page, so each of them has none of its own.
"""


def lead(screen: Screen[None]) -> str:
    """Return the sign of a line that leads to a question."""
    return f"{themes.signs(screen.app).go}   "


def mark(*, is_there: bool) -> str:
    """Return whether something is written, as a sign."""
    return "[x] " if is_there else "[ ] "
