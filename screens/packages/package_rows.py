"""A package as rows that fold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens.widgets.rows import Row
from vip2tui.services.packages.package_text import HEAD, Section, heads, row_key, sections, stamped
from vip2tui.services.packages.vouched import Vouched

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from vip2tui.catalogue.package import Package
    from vip2tui.services.packages.package_text_line import Said

_OPEN, _SHUT = "▼ ", "► "


def package_rows(
    package: Package,
    is_open: Iterable[str],
    use: Iterable[tuple[str, str]],
    names: Mapping[str, str] | None = None,
    shown: Mapping[str, str] | None = None,
    today: date | None = None,
) -> Iterator[Row]:
    """Yield the package as it is read: in short, then section by section.

    Args:
        package: The package.
        is_open: The ids of the sections that are not folded.
        use: What the first rows offer to do: keys and words.
        names: The packages that can be opened from here, by id.
        shown: What a citizen has shown already of each neighbour's card, in words.
        today: The day, for what grows old.
    """
    yield from (Row(text, key, "► ") for key, text in use)
    vouched = Vouched.of(package)
    yield from _texts(HEAD, heads(package, vouched))
    unfolded = set(is_open)
    for section in sections(package, names, shown, today):
        yield from section_rows(section, package, vouched, section.id in unfolded)


def section_rows(
    section: Section, package: Package, vouched: Vouched, is_open: bool
) -> Iterator[Row]:
    """Yield a section's name, and its texts if it is open."""
    source, said = stamped(section, package, vouched)
    yield Row(
        f"{section.name} ({len(said)})",
        f"section:{section.id}",
        _OPEN if is_open else _SHUT,
        below=source if is_open else "",
    )
    if is_open:
        yield from _texts(section.id, said)


def _texts(section: str, said: Iterable[Said]) -> Iterator[Row]:
    """Yield texts as rows; one that opens nothing is known by its place, to be confirmed."""
    for n, one in enumerate(said):
        key = one.key or (row_key(section, n) if one.parts else "")
        yield Row(one.text, key, one.mark, below=one.below)
