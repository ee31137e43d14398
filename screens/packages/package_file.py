"""A jobpakke as a file: written to be handed on, and fetched after what it changes was shown."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from screens.base import BaseScreen
from screens.exchange.places import hand_out, which_file
from screens.messages import GoTo, To
from screens.packages import office_file
from screens.preview import weighed
from screens.working import working
from vip2tui.base import drives, targets
from vip2tui.base.datafiles import SUFFIX, own_bytes
from vip2tui.base.safe import cut
from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.catalogue.package import Package
from vip2tui.domain.packages.authoring import names_in, to_file, without_names
from vip2tui.services.handing_out import package_stem

_MOST = 40
"""Files that are shown to choose from, the newest first."""


async def write(page: BaseScreen, package: Package) -> None:
    """Say what the file carries, ask for a place, write it there, and say what to do with it."""
    if names := names_in(package):
        title = f"Gem jobpakken «{cut(str(package.name), 40)}» som en fil?"
        words = carried(page.services.catalogue, names)
        answers = {"yes": "Gem med navne", "other": "Gem uden navne"}
        if await weighed(page, title, words, answers) == "other":
            package = without_names(package)
    text = (
        "Den, der får filen, henter den under Jobpakker: «Hent en jobpakke fra en fil». "
        "Der står ikke noget om borgere i filen."
    )
    question = f"Gem jobpakken «{cut(str(package.name), 40)}» som en fil. Hvor?"
    await hand_out(page, question, lambda place: written(place, package), text)


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
    target = targets.in_folder(place, package_stem(package), SUFFIX)
    data = to_file(package)
    targets.put(target, lambda file: file.write(data))
    return target.path


async def fetch(page: BaseScreen) -> None:
    """Ask for a file, a package or the office's data; show in words what it brings, and take it."""
    typed = "Hvor ligger filen? Skriv mappe og navn, fx E:\\gartner.json."
    found = (await working(page, partial(drives.find, SUFFIX)))[:_MOST]
    path = await which_file(page, "Hvilken fil?", found, SUFFIX, typed)
    data = await working(page, partial(own_bytes, path))
    if office_file.is_ours(data):
        await office_file.take(page, data, path.name)
        return
    received = page.services.packages.preview(data)
    title = f"Hent jobpakken «{cut(str(received.package.name), 40)}»?"
    await office_file.weigh(page, title, received.in_words(page.services.catalogue))
    said = "Jobpakken er hentet og gemt. Forløb, der er i gang, er ikke ændret."
    if not await page.write(lambda: page.services.packages.take(received), said):
        return
    own = received.package.own
    where_to = To.OWN_PACKAGE if own is not None and own.draft else To.PACKAGE
    page.post_message(GoTo(where_to, None, received.package.id))
