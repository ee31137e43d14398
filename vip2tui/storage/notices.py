"""What the vault tells a person without refusing: something happened, and it has been put right."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to be shown once and kept for the log."""

    kind: str
    """One of: torn, fell-back, rollback, damaged, disk-low, slots, backups, migrated,
    restored."""
    text: str


TORN = (
    "Sidst blev der slukket midt i en gemning. Alt, der var meldt gemt, er i behold;"
    " det halve er lagt til side. Se efter, om det sidste, du skrev, mangler."
)
FELL_BACK = (
    "Sidst blev der slukket, mens arkivet blev ryddet op. Alt, der var meldt gemt, er i behold,"
    " og der skal ikke gøres noget."
)
ROLLED_BACK = (
    "Dit arkiv er ældre, end det var sidst. En ældre kopi er måske lagt tilbage. Intet er ændret."
    " Har du ikke selv hentet en sikkerhedskopi, så spørg kommunen, før du skriver videre."
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
