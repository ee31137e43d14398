"""What the vault tells a person without refusing: something happened, and it has been put right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from vip2tui.text.danish import count
from vip2tui.text.days import say
from vip2tui.text.hours import clock


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to be shown once and kept for the log."""

    kind: str
    """One of: torn, fell-back, rollback, backup-newer, damaged, disk-low, slots, backups, migrated,
    restored, place."""
    text: str


TORN = (
    "Sidst blev der slukket midt i en gemning. Det halve er lagt til side, og resten er helt. Det"
    " sidste, du fik meldt gemt, kan mangle: se efter, om det står her, og skriv det igen, hvis det"
    " ikke gør."
)
TORN_LEFT = (
    "Det sidste i arkivets fil er kun halvt, som når der slukkes midt i en gemning. Det vises ikke,"
    " og filen er ikke ændret. Det sidste, du fik meldt gemt, kan mangle: se efter, om det er her."
)
FELL_BACK = (
    "Sidst blev der slukket, mens arkivet blev ryddet op. Alt, der var meldt gemt, er i behold,"
    " og der skal ikke gøres noget."
)
FELL_BACK_UNSURE = (
    "Sidst blev der slukket, mens arkivet blev ryddet op. Den nyeste fil er kun halv og er lagt til"
    " side; her er den, der kom før. Se efter, om det sidste, du skrev, mangler."
)
FELL_BACK_LEFT = (
    "Den nyeste af arkivets filer er kun halv. Her vises den, der kom før, og ingen af dem er"
    " ændret. Se efter, om det sidste, du skrev, mangler."
)
ROLLED_BACK = (
    "Dit arkiv er ældre, end det var sidst: noget, der var gemt, mangler. En ældre kopi er måske"
    " lagt tilbage, eller slutningen af filen er væk. Intet er ændret. Har du ikke selv hentet en"
    " sikkerhedskopi, så spørg kommunen, før du skriver videre."
)
SLOTS_LOST = (
    "Kommunens reservenøgle gælder ikke efter skiftet. Dit arkiv er i behold."
    " Kommunen kan lægge en ny ind."
)
DISK_LOW = (
    "Disken er fuld. Det sidste blev gemt på en plads, der var holdt fri, og alt er i behold."
    " Gør plads nu; ellers kan det næste ikke gemmes."
)
MIGRATED = (
    "Dit arkiv er ført over i den nye udgaves form, talt efter og fundet helt."
    " Den gamle fil er gemt ved siden af."
)
BACKUPS_LEFT = (
    "Nogle ældre filer er ikke skrevet om: de er beskadigede eller lagt til side og åbnes stadig"
    " som før. Dit arkiv er i behold. Slet filerne, hvis du ikke skal bruge dem."
)
RESTORED = (
    "Dit arkiv er hentet fra sikkerhedskopien. Det, der lå her før, er gemt ved siden af og ikke"
    " slettet. Se efter, om det sidste, du skrev, mangler."
)


def reads_words(told: Mapping[str, Any] | None) -> Iterator[str]:
    """Yield what a restore did to the list of who saw what; nothing where it touched no line.

    Args:
        told: The line that tells of it.
    """
    taken = int(told.get("n", 0)) if told else 0
    if taken:
        lines = count(taken, "linje", "linjer")
        yield f"Listen over, hvem der har set hvad, har fået {lines} med fra det, der lå her."
    if told and told.get("lost"):
        yield "Linjer i den fra efter kopien kan mangle; det står i listen."


def backup_newer(at: datetime) -> str:
    """Return what to say where a backup knows more than the vault."""
    when = f"{say(at.date())} kl. {clock(at)}"
    return (
        f"Sikkerhedskopien fra {when} er nyere end dit arkiv: noget, der var gemt, mangler her."
        " Arkivet og kopien er begge i behold. Hent kopien, før du skriver videre: her, eller med"
        " «vip2tui backup restore»."
    )
