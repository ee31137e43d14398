"""A package as rows that fold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from screens.widgets.row import Act, Row, wrapped
from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.catalogue.package import Package
from vip2tui.pictures.drawn import Line, Picture, Tone
from vip2tui.pictures.signs import Signs
from vip2tui.services.packages.package_text import HEAD, heads, row_key, sections, stamped
from vip2tui.services.packages.package_text_line import Said, Vouched

_INDENT = 2
_MORE = 3
"""Cells of the sign that a source is behind Enter."""


@dataclass(frozen=True, slots=True)
class Does:
    """What a package's lines do where they are shown."""

    fold: Callable[[str], object] | None = None
    """Fold a section, or open it."""
    read: Callable[[str], Act] | None = None
    """Return the way to another package."""
    confirm: Callable[[Said], object] | None = None
    """Vouch for a text."""
    tell: Callable[[Said], object] | None = None
    """Show a text with where it is from."""


NOTHING = Does()


def package_rows(
    catalogue: Catalogue,
    package: Package,
    is_open: Iterable[str],
    use: Iterable[Row],
    signs: Signs,
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
        signs: The set it is drawn with.
        does: What its lines are for.
        names: The packages that can be opened from here, by id.
        shown: What a citizen has shown already of each neighbour's card, in words.
        today: The day, for what grows old.
    """
    yield from use
    vouched = Vouched.of(catalogue, package)
    yield from _texts(HEAD, heads(catalogue, package, vouched), signs, does)
    unfolded = set(is_open)
    for section in sections(catalogue, package, names, shown, today):
        source, said = stamped(catalogue, section, package, vouched)
        is_unfolded = section.id in unfolded
        yield Row(
            f"{section.name} ({len(said)})",
            f"section:{section.id}",
            f"{signs.unfold if is_unfolded else signs.go} ",
            source=source,
            more=None if is_unfolded else partial(_inside, said),
            act=does.fold and partial(does.fold, section.id),
        )
        if is_unfolded:
            whole = (replace(one, stamp=one.stamp or source) for one in said)
            yield from _texts(section.id, whole, signs, does)


def _inside(said: Iterable[Said], width: int) -> Picture:
    """Return the texts of a section that is folded, for the pane beside the list."""
    lines: list[Line] = [()]
    for one in said:
        first, *rest = wrapped(one.text, max(width - _INDENT, 1))
        lines.append(((f"- {first}", Tone.PLAIN),))
        lines += [((f"  {line}", Tone.PLAIN),) for line in rest]
    return tuple(lines)


def _texts(section: str, said: Iterable[Said], signs: Signs, does: Does) -> Iterator[Row]:
    """Yield texts as rows; Enter opens where one leads, and else confirms or shows the source."""
    for n, one in enumerate(said):
        key = row_key(section, n) if one.parts or one.stamp else ""
        mark = f"  {signs.go} " if one.opens else one.mark
        confirm = partial(does.confirm, one) if does.confirm and one.parts else None
        act: Act | None = confirm
        if one.opens:
            key, act = f"package:{one.opens}", does.read and does.read(one.opens)
        elif act is None and one.stamp and does.tell:
            act = partial(does.tell, one)
        more = ((signs.more, _MORE),) if one.stamp else ()
        yield Row(one.text, key, mark, more, below=one.below, source=one.stamp, act=act,
                  own=confirm)  # fmt: skip
