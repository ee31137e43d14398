"""A paper as PDF by the standard for documents everybody can read (PDF/UA-1, R160).

The look stands in ``packages_data/papirer/papir.typ``; the facts go in as data. Neither the fonts
of the machine nor a network is asked, and the same facts give the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime, time
from functools import cached_property
from importlib.resources import as_file, files
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

from vip2tui.base.datafiles import shipped_json
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import clean_line, clean_text
from vip2tui.papers.logo import Logo
from vip2tui.papers.paper import DONE, HERE, OPEN, Block, Paper, Passage, Stairs, Ticks
from vip2tui.text.days import say

if TYPE_CHECKING:
    from pathlib import Path

    from typst import Compiler

FOLDER = "papirer"
STANDARD: Final = "ua-1"
SIZES = (10.5, 9.5, 8.5, 8.0)
"""Points of the letters, tried in turn where a paper must stay within its pages; smaller ones are
hard to read on paper."""
NO_SIGN = "□"
"""Stands for a letter that no shipped font draws."""
LOGO = "Kommunens logo"
"""What is read aloud of it."""
NO_WORDS = "–"
"""Stands for a heading without words, which the standard does not allow."""
_LONGEST_WORD = 40
_LONG = re.compile(rf"(\S{{{_LONGEST_WORD}}})(?=\S)")
_MAY_BREAK = "\u200b"


class NoEngineError(Vip2Error):
    """What makes PDF is not on this computer."""

    says = (
        "PDF kan ikke laves her, fordi den del af programmet ikke er med. "
        "Giv --text, så bliver papiret til tekst. Intet er skrevet."
    )


def is_here() -> bool:
    """Return whether papers can be made as PDF: an office may have left that part out."""
    return find_spec("typst") is not None


class TooManyPagesError(Vip2Error):
    """A paper is longer than it may be, also in the smallest letters."""

    def __init__(self, title: str, most: int, pages: int) -> None:
        self.most, self.pages = most, pages
        super().__init__(
            f"{clean_line(title)} fylder {pages} sider og må fylde {most}. Intet er skrevet. "
            "Vælg færre linjer, eller gem papiret som tekst."
        )


class PdfEngine:
    """Writes papers as PDF; the fonts are read once, at the first."""

    def write(self, paper: Paper, logo: Logo | None = None) -> bytes:
        """Return a paper as PDF.

        Args:
            paper: The paper.
            logo: The sender's, to stand at its head.

        Raises:
            NoEngineError: If the engine is not here.
            TooManyPagesError: If it does not fit on its pages.
        """
        pages = 0
        for points in SIZES:
            made, pages = self._made(paper, points, logo)
            if paper.pages is None or pages <= paper.pages:
                return made
        raise TooManyPagesError(paper.title, paper.pages or pages, pages)

    def _made(self, paper: Paper, points: float, logo: Logo | None) -> tuple[bytes, int]:
        data = as_data(paper, self._unknown) | {"logo": _drawn(logo) if logo else None}
        said = json.dumps(data, ensure_ascii=False)
        made = self._compiler.compile(
            format="pdf",
            sys_inputs={"paper": said, "points": str(points)},
            pdf_standards=[STANDARD],
            timestamp=datetime.combine(paper.made, time(), UTC),
        )
        if not isinstance(made, bytes):
            raise TypeError("only pictures come page by page")
        if paper.pages is None:
            return made, 0
        return made, json.loads(self._compiler.query("<pages>", field="value", one=True))

    @cached_property
    def _compiler(self) -> Compiler:
        try:
            import typst
        except ImportError as error:
            raise NoEngineError from error
        with _folder() as folder:
            return typst.Compiler(
                folder / "papir.typ",
                root=folder,
                font_paths=[folder / "skrifter"],
                ignore_system_fonts=True,
            )

    @cached_property
    def _unknown(self) -> re.Pattern[str]:
        """What finds the letters that no font draws."""
        drawn = shipped_json(f"{FOLDER}/skrifter/tegn.json")["tegn"]
        known = "".join(f"{re.escape(chr(a))}-{re.escape(chr(b))}" for a, b in drawn)
        return re.compile(rf"[^\s{known}]")


@contextmanager
def _folder() -> Iterator[Path]:
    with as_file(files("packages_data") / FOLDER) as folder:
        yield folder


def as_data(paper: Paper, unknown: re.Pattern[str]) -> dict[str, Any]:
    """Return a paper as the template reads it, every text cleaned.

    Args:
        paper: The paper.
        unknown: What finds the letters that cannot be drawn.
    """
    foot = " · ".join(filter(None, (paper.sender, f"skrevet {say(paper.made)}", paper.note)))
    data = {
        "title": paper.title,
        "sender": paper.sender,
        "under": paper.under,
        "size": paper.size.value,
        "foot": foot,
        "blocks": [_block(one) for one in paper.blocks],
    }
    cleaned: dict[str, Any] = _cleaned(data, unknown)
    headings = (one for one in cleaned["blocks"] if one["kind"] == "heading")
    for one, name in ((cleaned, "title"), *((heading, "text") for heading in headings)):
        one[name] = one[name] or NO_WORDS
    return cleaned


def _drawn(logo: Logo) -> dict[str, Any]:
    return {"format": logo.format, "bytes": list(logo.data), "alt": LOGO}


def _block(block: Block) -> dict[str, Any]:
    data = asdict(block) | {"kind": type(block).__name__.lower()}
    if isinstance(block, Passage):
        data["lines"] = clean_text(data.pop("text")).split("\n")
    if isinstance(block, Stairs):
        data["here"] = HERE
    if isinstance(block, Ticks):
        data |= {"done": DONE, "open": OPEN}
    if "right" in data:
        data["right"] = sorted(data["right"])
    return data


def _cleaned(value: Any, unknown: re.Pattern[str]) -> Any:
    """Return data with each text as a paper can show it; a word without end can be broken."""
    match value:
        case str():
            shown = unknown.sub(NO_SIGN, clean_line(value))
            return _LONG.sub(rf"\1{_MAY_BREAK}", shown)
        case dict():
            return {name: _cleaned(one, unknown) for name, one in value.items()}
        case list() | tuple():
            return [_cleaned(one, unknown) for one in value]
        case _:
            return value
