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
    " det halve er lagt til side. Se efter, om det sidste, I skrev, mangler."
)
FELL_BACK = (
    "Sidst blev der slukket, mens data blev ryddet op. Alt, der var meldt gemt, er i behold,"
    " og der skal ikke gøres noget."
)
ROLLED_BACK = (
    "Data er ældre, end de var sidst. En ældre kopi er måske lagt tilbage. Intet er ændret."
    " Har I ikke selv hentet en sikkerhedskopi, så spørg kontoret, før I skriver videre."
)
SLOTS_LOST = (
    "Kommunens egen adgang til data gælder ikke efter skiftet. Data er i behold."
    " Kommunen kan lægge sin adgang ind igen."
)
DISK_LOW = (
    "Disken er fuld. Det sidste blev gemt på en plads, der var holdt fri, og alt er i behold."
    " Gør plads nu; ellers kan det næste ikke gemmes."
)
MIGRATED = (
    "Data er ført over i den nye udgaves form, talt efter og fundet hele."
    " Den gamle fil er gemt ved siden af."
)
BACKUPS_LEFT = (
    "Nogle ældre filer er ikke skrevet om: de er beskadigede eller lagt til side og åbnes stadig"
    " som før. Data er i behold. Slet filerne, hvis I ikke skal bruge dem."
)
RESTORED = (
    "Data er hentet fra sikkerhedskopien. Det, der lå her før, er gemt ved siden af og ikke"
    " slettet. Se efter, om det sidste, I skrev, mangler."
)
