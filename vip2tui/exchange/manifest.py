"""The manifest: what a file says it is and holds, signed by its sender."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

import orjson
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from vip2tui.changes.change import MAX_CLOCK
from vip2tui.changes.vector import START
from vip2tui.exchange.contact import DeviceId, Recipient
from vip2tui.exchange.erasing import MOST, MOST_RECEIPTS, SignedErasure
from vip2tui.exchange.errors import (
    HostileFileError,
    MiscountedFileError,
    NotAChangeError,
    TooNewFileError,
)
from vip2tui.exchange.introduction import Introduced
from vip2tui.exchange.roster import MAX_ROSTER_TEXT
from vip2tui.exchange.strict import CASE, ID, MAX_INT, read_json

TYPE = "application/vnd.vip2tui.manifest+json;v=1"
READER = 2
"""The highest ``min_reader`` this program understands: 2 knows what is left of a change when a
value was taken away, which any other finds altered."""
MAX_HEAD = 8 * 1024 * 1024
"""Bytes of the first line."""
MAX_PAIRS = 12_000
"""Cases and writers named in `have`, and cases named there, with or without a writer."""
MAX_RUNS = 5_000
"""Cases and writers named in `cases`, and seals: each takes its part of a second to plan."""

_DEPTH = 6
_VALUES = 250_000
"""Values in all of it: as many pairs and runs as may be take 150,000."""
_MARKS = (b",", b"{", b"[")
"""What stands before a value or begins it: of JSON without these in its texts, two to a value."""
_NOTHING = START.hex()

BundleId = Annotated[str, StringConstraints(pattern=f"^{ID}$")]
WriterId = BundleId
CaseId = Annotated[str, StringConstraints(pattern=f"^{CASE}$")]
Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Number = Annotated[int, Field(ge=1, le=MAX_CLOCK)]
Count = Annotated[int, Field(ge=0, le=MAX_INT)]
Entry = tuple[Number, Hash]
Since = Annotated[str, StringConstraints(pattern=r"^(\d{4}-\d{2}-\d{2})?$")]
"""A day, or nothing: all is done."""
Range = tuple[Number, Number, Hash]
"""From, to, and the chain hash before the first: with the lines it gives the sealed one."""


class SealFacts(BaseModel):
    """A seal as it is sent."""

    model_config = ConfigDict(
        defer_build=True, frozen=True, extra="ignore", strict=True, hide_input_in_errors=True
    )

    case: CaseId
    writer: WriterId
    n: Number
    chain: Hash
    device: DeviceId
    sig: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9+/]{86}==$")]


class Manifest(BaseModel):
    """The signed first line, opened. Unknown fields of a newer minor version are stepped over."""

    model_config = ConfigDict(
        defer_build=True,
        frozen=True,
        extra="ignore",
        strict=True,
        hide_input_in_errors=True,
        populate_by_name=True,
    )

    format: Annotated[str, StringConstraints(pattern=r"^1\.[0-9]{1,4}$")] = "1.0"
    """«1.1» of a file that only reader 2 can check; all others are as they were."""
    min_reader: Literal[1, 2] = 1
    program: Annotated[str, StringConstraints(max_length=40)] = ""
    """The version of the program that made it, for «lavet med en nyere vip2tui (2.1)»."""
    bundle: BundleId
    number: Annotated[int, Field(ge=1, le=MAX_INT)]
    """The sender counts the files it makes to this addressee: «fil 7»."""
    made: Annotated[str, StringConstraints(max_length=40)]
    sender: Annotated[DeviceId, Field(alias="from")]
    writer: WriterId
    """The sender's present writer: another one than before means a restored vault."""
    recipient: DeviceId
    to: Annotated[tuple[Recipient, ...], Field(min_length=1, max_length=4)]
    previous: Hash | None = None
    """SHA-256 of the first line of the file before this one to the same addressee."""
    heard: tuple[BundleId, WriterId] | None = None
    """The addressee's file that was fetched last, and the writer it named as its present one. Who
    never made it, and yet still writes under that writer, is a restored copy."""
    listed: tuple[Count, Annotated[str, StringConstraints(max_length=40)]] | None = None
    """The version of the addressee's own list that is held here, and when that was made: an office
    that was put back learns from it how far its versions had come."""
    have: dict[CaseId, dict[WriterId, Entry]]
    gone: tuple[CaseId, ...] = ()
    """The cases of `have` that the sender has let go of: they are not to be sent again."""
    cases: dict[CaseId, dict[WriterId, Range]]
    seals: tuple[SealFacts, ...]
    roster: dict[str, Any] | None = None
    start: Introduced | None = None
    """Who the sender is, until the office has answered it: it was set up with a start file."""
    erasures: Annotated[tuple[SignedErasure, ...], Field(max_length=MOST)] = ()
    """The signed words by which citizens are erased that the addressee has not said it has."""
    erased: Annotated[dict[BundleId, Since], Field(max_length=MOST_RECEIPTS)] = {}
    """Those that the sender has done, and since when a backup folder of its that is not done is
    away."""
    lines: Count
    size: Annotated[Count, Field(alias="bytes")]
    sha256: Hash
    """Of everything after the first line."""

    def payload(self) -> bytes:
        """Return the bytes that are signed."""
        return orjson.dumps(
            self.model_dump(mode="json", by_alias=True), option=orjson.OPT_SORT_KEYS
        )


def read_manifest(payload: bytes) -> Manifest:
    """Return the manifest a trusted sender signed.

    Raises:
        TooNewFileError: If it asks for a newer reader.
        HostileFileError: If it is not made as the program makes it.
    """
    try:
        # Asked of the bytes, as what is parsed may take 24 times its room.
        if sum(map(payload.count, _MARKS)) > 2 * _VALUES:
            raise HostileFileError("der er for mange oplysninger i første linje")
        raw = read_json(payload, MAX_HEAD, _DEPTH, _VALUES, text=MAX_ROSTER_TEXT)
        _refuse_newer(raw)
        manifest = Manifest.model_validate_json(payload)
    except NotAChangeError as error:
        raise HostileFileError(str(error)) from error
    except ValidationError as error:
        wrong = error.errors(include_input=False, include_url=False)[0]["loc"][:1]
        known = {one.alias or name for name, one in Manifest.model_fields.items()}
        named = f"«{wrong[0]}»" if wrong and wrong[0] in known else "noget"
        raise HostileFileError(f"{named} i filens første linje har en anden form") from error
    if why := over_a_limit(manifest):
        raise HostileFileError(why)
    _refuse_uncounted(manifest)
    return manifest


def over_a_limit(manifest: Manifest) -> str | None:
    """Return which part is larger than a reader takes, or None: asked at writing and at reading.

    The roster has its own limits; see `roster`.
    """
    parts = (
        (_pairs(manifest.have), MAX_PAIRS, "numre i «have»"),
        (_pairs(manifest.cases), MAX_RUNS, "numre i «cases»"),
        (len(manifest.seals), MAX_RUNS, "segl"),
    )
    for number, most, what in parts:
        if number > most:
            return f"der er mere end {most:,} {what} i første linje".replace(",", ".")
    return None


def _pairs(named: Mapping[str, Mapping[str, object]]) -> int:
    """Return how many cases and writers are named, with or without a writer."""
    return max(len(named), sum(map(len, named.values())))


def _refuse_newer(raw: Any) -> None:
    """Look at the version before anything else: a newer file may have another form."""
    wanted = raw.get("min_reader") if type(raw) is dict else None
    if type(wanted) is int and wanted > READER:
        program = raw.get("program")
        raise TooNewFileError(program[:20] if type(program) is str else "")


def _refuse_uncounted(manifest: Manifest) -> None:
    """Look at what the fields say together."""
    runs = [run for writers in manifest.cases.values() for run in writers.values()]
    if not all(manifest.cases.values()) or any(last < first for first, last, _ in runs):
        raise HostileFileError("numrene i første linje passer ikke sammen")
    if any(first == 1 and before != _NOTHING for first, _, before in runs):
        raise HostileFileError("en kæde begynder ikke ved sin begyndelse")
    if len(manifest.gone) > len(manifest.have) or not manifest.have.keys() >= {*manifest.gone}:
        raise HostileFileError("der er sluppet sager, som der ikke er fortalt om")
    if sum(last - first + 1 for first, last, _ in runs) != manifest.lines:
        raise MiscountedFileError
