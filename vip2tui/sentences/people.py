"""What people of a role are called, and on whose behalf something was done."""

from __future__ import annotations

import re

from vip2tui.base.safe import clean_line, cut
from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.domain.roles import Role
from vip2tui.text.danish import genitive

_ROLES = {Role.MENTOR: "mentor", Role.CONSULTANT: "konsulent", Role.OFFICE: "kommunens kontor"}
_BEHALF = {"L": "lederens", "M": "mentorens", "J": "kommunens", "B": "borgerens"}


def role_words(catalogue: Catalogue, role: str) -> str:
    """Return what a person of a role is called."""
    return catalogue.worded(_ROLES[Role(role)])


def by_name(catalogue: Catalogue, text: str, name: str) -> str:
    """Return a text in which «borgeren» is called by name, where it stands as a word of its own.

    >>> from vip2tui.catalogue.catalogue import SHIPPED
    >>> by_name(SHIPPED, "Borgerens mål. Giv borgeren en kopi, ikke borgerne.", "Amina")
    'Aminas mål. Giv Amina en kopi, ikke borgerne.'
    >>> by_name(SHIPPED, "Læs med borgerens øjne, på borgeren-siden.", "Jens")
    "Læs med Jens' øjne, på borgeren-siden."
    """
    term = catalogue.called().term("citizen")
    if not name.strip() or term is None or term.the.lower() not in text.lower():
        return text
    wanted = re.compile(rf"(?<![\w-]){re.escape(term.the)}(s?)(?![\w-])", re.IGNORECASE)
    return wanted.sub(lambda found: genitive(name) if found[1] else name, text)


def whose_words(person: str, computer: str, most: int = 0) -> str:
    """Return a computer by whose it is: «Mette Holm (Laptop Nord)»; alone what is known of both.

    Args:
        person: Whose it is.
        computer: What it is called there.
        most: The most cells of each; 0 for all.
    """
    who, which = clean_line(person), clean_line(computer)
    if most:
        who, which = cut(who, most), cut(which, most)
    return f"{who} ({which})" if who and which else who or which


def owner(catalogue: Catalogue, code: str | None, role: Role, first: str) -> str:
    """Return whose turn it is, as one is spoken to: «dig», «lederen», «kommunen», «Amina»."""
    if (code, role) in (("M", Role.MENTOR), ("J", Role.CONSULTANT)):
        return "dig"
    consultant = "kommunen" if role is Role.MENTOR else "konsulenten"
    words = {"M": "mentoren", "L": "lederen", "J": consultant}
    return catalogue.worded(words[code]) if code in words else first


def on_behalf(catalogue: Catalogue, owner: str) -> str:
    """Return for whom somebody else settled an item: «på lederens vegne»."""
    return catalogue.worded(f"på {_BEHALF.get(owner, 'en andens')} vegne")
