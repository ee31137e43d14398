"""What a paper says: its heading and its blocks, in the order they are read.

A paper is written twice from the same blocks, as PDF and as text, so the twin never says less. It
holds plain text, which may be what people typed: nothing of it is markup, and each way of writing
cleans it for itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Format(StrEnum):
    """How large the sheet is."""

    A4 = "a4"
    POCKET = "a6"


class Weight(StrEnum):
    """How much a passage says."""

    PLAIN = "plain"
    STRONG = "strong"
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class Heading:
    """What the blocks after it are about."""

    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of running text; breaks stay."""

    text: str
    weight: Weight = Weight.PLAIN


@dataclass(frozen=True, slots=True)
class Points:
    """Lines of equal standing."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A point of a checklist."""

    text: str
    is_done: bool
    words: str = ""
    """How it stands: «klaret 3. maj»; empty on a blank sheet."""


@dataclass(frozen=True, slots=True)
class Ticks:
    """Points to tick, or ticked."""

    points: tuple[Tick, ...]
    columns: int = 1
    """How many stand beside each other on paper, read downwards."""


@dataclass(frozen=True, slots=True)
class Fields:
    """What something is called, and what it is."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; the last may be a sum."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[int, ...]
    """How wide each column is beside the others."""
    right: frozenset[int] = frozenset()
    """The columns that hold numbers."""
    total: tuple[str, ...] = ()
    by_hand: bool = False
    """Whether something is to be written in it by hand, so that its lines are higher."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A step of a plan: what it is, its words, and where its bar lies in the whole, from 0 to 1."""

    name: str
    words: str
    first: float
    last: float
    done: float
    """How far of the whole is behind, within the bar; `first` where nothing is."""


@dataclass(frozen=True, slots=True)
class Bars:
    """A plan over time; what the bars show stands in words beside them."""

    bars: tuple[Bar, ...]
    months: tuple[tuple[float, str], ...]
    """Where each month begins, and its name."""
    today: float | None = None


DONE, OPEN = "krydset af", "ikke krydset af"
"""Said of a box that is drawn, to who hears the paper."""
HERE = "her er vi nu"
"""Said of the step somebody stands on."""


@dataclass(frozen=True, slots=True)
class Stairs:
    """Steps upwards, each with how it stands."""

    steps: tuple[tuple[str, str], ...]
    now: int | None = None
    """The one somebody stands on."""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Who signs, each with a line for the day and one for the name."""

    who: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Blanks:
    """Lines to write on by hand."""

    label: str
    lines: int


Block = (
    Heading | Passage | Points | Ticks | Fields | Table | Bars | Stairs | Signatures | Blanks
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper, about one citizen, several or nobody."""

    title: str
    made: date
    """The day it is written; it stands on the paper and in the file."""
    sender: str
    """The municipality, or whoever answers for it."""
    blocks: tuple[Block, ...]
    under: str = ""
    """What stands under the title: whom it is about."""
    size: Format = Format.A4
    pages: int | None = None
    """The most pages it may have; letters become smaller before it is refused."""
    note: str = field(default="")
    """What stands at the foot of each page, before the page's number."""
    whose: tuple[str, ...] = ()
    """Whom it tells of, by id: for the read log. It is not printed."""
