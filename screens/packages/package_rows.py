"""A package as rows that fold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens.widgets.rows import Row
from vip2tui.services.packages.told import Section, in_short, sections, stamped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vip2tui.domain.catalogue.package import Package

_OPEN, _SHUT = "▼ ", "► "


def package_rows(
    package: Package,
    is_open: Iterable[str],
    use: Iterable[tuple[str, str]],
    names: Mapping[str, str] | None = None,
    shown: Mapping[str, str] | None = None,
) -> Iterator[Row]:
    """Yield the package as it is read: in short, then section by section.

    Args:
        package: The package.
        is_open: The ids of the sections that are not folded.
        use: What the first rows offer to do: keys and words.
        names: The packages that can be opened from here, by id.
        shown: What a citizen has shown already of each neighbour's card, in words.
    """
    yield from (Row(text, key, "► ") for key, text in use)
    if package.hard_demand:
        yield Row(f"Særlige krav: {package.hard_demand}", "", "!  ")
    short = in_short(package)
    yield Row(short.text, "", short.mark, below=short.below)
    unfolded = set(is_open)
    for section in sections(package, names, shown):
        yield from section_rows(section, package, section.id in unfolded)


def section_rows(section: Section, package: Package, is_open: bool) -> Iterator[Row]:
    """Yield a section's name, and its texts if it is open."""
    source, said = stamped(section, package)
    yield Row(
        f"{section.name} ({len(said)})",
        f"section:{section.id}",
        _OPEN if is_open else _SHUT,
        below=source if is_open else "",
    )
    if is_open:
        yield from (Row(one.text, one.key, one.mark, below=one.below) for one in said)
