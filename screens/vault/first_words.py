"""What the first run says, and what it proposes."""

from __future__ import annotations

from dataclasses import dataclass
from random import SystemRandom

ROLES = ("mentor", "consultant", "office")
HAS_START = len(ROLES)
"""The line after the roles: whoever has a start file need not say who they are."""
STEPS = {
    "who": "trin 1 af 4: hvem er du?",
    "start": "trin 1 af 4: din startfil",
    "secret": "trin 2 af 4: din adgangskode",
    "wait": "trin 2 af 4: dit arkiv bliver lavet",
    "code": "trin 3 af 4: nødkoden på papir",
    "groups": "trin 3 af 4: nødkoden på papir",
    "keys-page": "trin 4 af 4: virker tasterne?",
}
HELP = (
    "Her laver du dit arkiv, én gang. Enter går til næste felt, Esc går en side tilbage, "
    "og det, du har skrevet, bliver stående.\n"
    "Har kommunen givet dig en startfil, så vælg den nederste linje: så skal du kun skrive seks "
    "ord og dit navn.\n"
    "Adgangskoden åbner arkivet hver dag. Nødkoden er til papir: den åbner arkivet, hvis du "
    "glemmer adgangskoden. Ingen andre kan åbne arkivet, heller ikke kommunen."
)
FIRST = "Det her er den første side. Ctrl+Q lukker programmet; intet er lavet endnu."
ONLY_START = (
    "Her går det kun videre med en startfil. Dit gamle arkiv er ikke rørt endnu. Ctrl+Q lukker "
    "programmet."
)
NO_WAY_BACK = "Dit arkiv er lavet, så her går det kun videre. Det er snart gjort."
ALREADY = "Dit arkiv bliver lavet nu. Vent et øjeblik."
NOT_WRITTEN = "Nødkoden vises kun nu. Har du skrevet den ned? Uden den er et glemt arkiv tabt."
WHY_NOT = {"who": FIRST, "wait": ALREADY, "start": ONLY_START}
"""Why Esc leads nowhere; else as there is no way back beyond the vault."""
_TREES = ("Ahorn", "Ask", "Birk", "Eg", "Elm", "Fyr", "Gran", "Hassel", "Lind", "Pil", "Poppel")


@dataclass(frozen=True, slots=True)
class Answers:
    """What the first run asks."""

    name: str
    role: str
    authority: str
    device: str
    passphrase: str


def before(page: str, *, has_start: bool, is_anew: bool) -> str:
    """Return the page before one; empty if there is none."""
    if page == "secret":
        return "start" if has_start else "who"
    if page == "start" and is_anew:
        return ""
    return {"start": "who", "groups": "code", "keys-page": "groups"}.get(page, "")


def suggested_name() -> str:
    """Return a name for the computer: its own often is a person's, and it stands in file names."""
    lot = SystemRandom()
    return f"Laptop {lot.choice(_TREES)} {lot.randint(10, 99)}"
