"""A package as rows that fold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from screens.widgets.row import Act, Row
from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.catalogue.package import Package
from vip2tui.services.packages.package_text import HEAD, Section, heads, row_key, sections, stamped
from vip2tui.services.packages.package_text_line import Said, Vouched

_OPEN, _SHUT = "▼ ", "► "


@dataclass(frozen=True, slots=True)
class Does:
    """What a package's lines do where they are shown."""

    fold: Callable[[str], object] | None = None
    """Fold a section, or open it."""
    read: Callable[[str], Act] | None = None
    """Return the way to another package."""
    confirm: Callable[[Said], object] | None = None
    """Vouch for a text."""


NOTHING = Does()


def package_rows(
    catalogue: Catalogue,
    package: Package,
    is_open: Iterable[str],
    use: Iterable[Row],
    does: Does = NOTHING,
    names: Mapping[str, str] | None = None,
    shown: Mapping[str, str] | None = None,
    today: date | None = None,
) -> Iterator[Row]:
    """Yield the package as it is read: in short, then section by section.

    Args:
        catalogue: What it is read with.
        package: The package.
        is_open: The ids of the sections that are not folded.
        use: The first rows: what is offered to be done.
        does: What its lines are for.
        names: The packages that can be opened from here, by id.
        shown: What a citizen has shown already of each neighbour's card, in words.
        today: The day, for what grows old.
    """
    yield from use
    vouched = Vouched.of(catalogue, package)
    yield from _texts(HEAD, heads(catalogue, package, vouched), does)
    unfolded = set(is_open)
    for section in sections(catalogue, package, names, shown, today):
        yield from section_rows(catalogue, section, package, vouched, section.id in unfolded, does)


def section_rows(
    catalogue: Catalogue,
    section: Section,
    package: Package,
    vouched: Vouched,
    is_open: bool,
    does: Does = NOTHING,
) -> Iterator[Row]:
    """Yield a section's name, and its texts if it is open."""
    source, said = stamped(catalogue, section, package, vouched)
    yield Row(
        f"{section.name} ({len(said)})",
        f"section:{section.id}",
        _OPEN if is_open else _SHUT,
        below=source if is_open else "",
        act=does.fold and partial(does.fold, section.id),
    )
    if is_open:
        yield from _texts(section.id, said, does)


def _texts(section: str, said: Iterable[Said], does: Does) -> Iterator[Row]:
    """Yield texts as rows; Enter opens where one leads, and else confirms, as the key does."""
    for n, one in enumerate(said):
        key = row_key(section, n) if one.parts else ""
        confirm = partial(does.confirm, one) if does.confirm and one.parts else None
        act: Act | None = confirm
        if one.opens:
            key, act = f"package:{one.opens}", does.read and does.read(one.opens)
        yield Row(one.text, key, one.mark, below=one.below, act=act, own=confirm)
