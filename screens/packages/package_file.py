"""A jobpakke as a file: written to be handed on, and fetched after what it changes was shown."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from screens import saving
from screens.base import BaseScreen
from screens.dialogs import Choose, Tell
from screens.exchange.places import where
from screens.messages import GoTo, To
from screens.packages import office_file
from screens.packages.package_use import Preview
from screens.question import Question, ask
from vip2tui.base import drives, places, targets
from vip2tui.base.datafiles import SUFFIX, own_bytes
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T, clean_line, cut
from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.catalogue.package import Package
from vip2tui.domain.packages.authoring import names_in, to_file, without_names

OTHER = "anden"
_MOST = 40
"""Files that are shown to choose from, the newest first."""


async def write(page: BaseScreen, package: Package) -> None:
    """Say what the file carries, ask for a place, write it there, and say what to do with it."""
    if names := names_in(package):
        title = f"Gem jobpakken «{cut(str(package.name), 40)}» som en fil?"
        asked = Preview(
            title, carried(page.services.catalogue, names), "Gem med navne", "Gem uden navne"
        )
        answer = await page.app.push_screen_wait(asked)
        if answer is None:
            return
        if answer == "other":
            package = without_names(package)
    place = await where(page, f"Gem jobpakken «{cut(str(package.name), 40)}» som en fil. Hvor?")
    if place is None:
        return
    try:
        path = await saving.in_turn(page.app, partial(written, place, package))
    except Vip2Error as error:
        page.refuse(error)
        return
    text = (
        f"Gemt {drives.where(path.parent)} som\n{path.name}\n\n"
        "Den, der får filen, henter den under Jobpakker: «Hent en jobpakke fra en fil». "
        "Der står ikke noget om borgere i filen."
    )
    await page.app.push_screen_wait(Tell("Filen er klar", text))


def carried(catalogue: Catalogue, names: Iterable[str]) -> str:
    """Return in sentences which names a file carries, and what it means to leave them out."""
    opens = (
        "Filen er ikke låst: alle, der får den, kan læse den. Der står ikke noget om borgere i "
        "den, men disse navne:"
    )
    without = (
        "Uden navne bliver den til en kladde hos den, der får den. De skriver selv "
        "arbejdsgiver, tovholder og hvem der har sagt ja, før den kan bruges."
    )
    also = "Navne, I selv har skrevet i andre tekster, følger med i begge filer."
    lines = [
        catalogue.worded(opens),
        *(f"- {one}" for one in names),
        "",
        catalogue.worded(without),
        "",
        also,
    ]
    return "\n".join(lines)


def written(place: Path, package: Package) -> Path:
    """Write a package into a folder, beside what is there already.

    Raises:
        BadTargetError: If nothing may be written there.
        NotWrittenError: If the disk refuses.
    """
    stem = f"jobpakke-{package.id}-{package.version}"
    target = targets.in_folder(place, stem, SUFFIX)
    data = to_file(package)
    targets.put(target, lambda file: file.write(data))
    return target.path


async def fetch(page: BaseScreen) -> None:
    """Ask for a file, a package or the office's data; show in words what it brings, and take it."""
    path = await _which(page)
    if path is None:
        return
    try:
        data = own_bytes(path)
        if office_file.is_ours(data):
            await office_file.take(page, data, path.name)
            return
        received = page.services.packages.preview(data)
    except Vip2Error as error:
        page.refuse(error)
        return
    title = f"Hent jobpakken «{cut(str(received.package.name), 40)}»?"
    if (
        await page.app.push_screen_wait(
            Preview(title, received.in_words(page.services.catalogue), "Hent", "")
        )
        != "yes"
    ):
        page.say("Intet er ændret.")
        return
    said = "Jobpakken er hentet og gemt. Forløb, der er i gang, er ikke ændret."
    if not await page.write(lambda: page.services.packages.take(received), said):
        return
    own = received.package.own
    where_to = To.OWN_PACKAGE if own is not None and own.draft else To.PACKAGE
    page.post_message(GoTo(where_to, None, received.package.id))


async def _which(page: BaseScreen) -> Path | None:
    """Ask which file; None if none was chosen."""
    found = drives.find(SUFFIX)[:_MOST]
    options = [
        (str(n), T(f"{clean_line(one.path.name)} · {one.place}")) for n, one in enumerate(found)
    ]
    options.append((OTHER, T("En fil et andet sted …")))
    chosen = await page.app.push_screen_wait(Choose("Hvilken fil?", options))
    if chosen is None or chosen != OTHER:
        return None if chosen is None else found[int(chosen)].path
    text = "Hvor ligger filen? Skriv hele stien, fx E:\\gartner.json."
    return await ask(page, Question(text, _typed_path))


def _typed_path(text: str) -> Path | None:
    return places.the_one(text, SUFFIX) if text.strip() else None
