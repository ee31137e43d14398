"""A logo that can stand on a paper: a small PNG or SVG that draws and does nothing else.

A picture is somebody's file, and it goes to other computers. So it is looked at before it is kept
and again before it is drawn: what is not known to be harmless is refused.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from xml.etree import ElementTree

from vip2tui.base.errors import Vip2Error

MOST_BYTES = 30_000
PNG, SVG = "png", "svg"
_LEAST, _MOST = 16, 2_000
"""Points of a side."""
_MOST_ELEMENTS = 2_000
_MOST_DEEP = 32
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_DRAWS = frozenset(
    """svg g path rect circle ellipse line polyline polygon defs linearGradient radialGradient stop
    clipPath title desc metadata""".split()  # noqa: SIM905 - a table of words
)
"""What may stand in an SVG: shapes and colours; no text, whose letters are the machine's."""
_LEADS = re.compile(r"url\(\s*['\"]?(?!#)|@|javascript:|data:|expression|\\", re.IGNORECASE)
_LOCAL = re.compile(r"#[\w.-]+")
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_INTERLACED = 2
"""Times the lines of a picture that a woven one may have; it is more than it needs."""


class BadLogoError(Vip2Error):
    """A file is no logo for a paper. Nothing was written."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"{why} Vælg et logo som PNG eller SVG på højst {MOST_BYTES // 1000} KB, tegnet med "
            "former og uden skrift, der skal hentes. Intet er ændret."
        )


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture that was looked at."""

    format: str
    data: bytes


def looked_at(data: bytes) -> Logo:
    """Return a file as a logo.

    Raises:
        BadLogoError: If it is none; the sentence says why.
    """
    if len(data) > MOST_BYTES:
        raise BadLogoError(f"Filen er på {-(-len(data) // 1000)} KB, og det er for meget.")
    if data.startswith(_SIGNATURE):
        _png(data)
        return Logo(PNG, data)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        _svg(data)
        return Logo(SVG, data)
    raise BadLogoError("Filen er hverken PNG eller SVG.")


def _png(data: bytes) -> None:
    """Refuse a picture that is cut, has more in it than a picture, or unfolds to something huge."""
    broken = BadLogoError("Billedet er skadet, eller der er andet i filen.")
    at, packed, most, seen = len(_SIGNATURE), bytearray(), 0, list[bytes]()
    while at < len(data):
        size, kind = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        body = data[at + 8 : at + 8 + size]
        end = at + 12 + size
        if end > len(data) or zlib.crc32(kind + body) != int.from_bytes(data[end - 4 : end]):
            raise broken
        if (kind == b"IHDR") is not (not seen) or b"IEND" in seen or kind in (b"acTL", b"fdAT"):
            raise broken
        if kind == b"IHDR":
            most = _size(body)
        elif kind == b"IDAT":
            packed += body
        seen.append(kind)
        at = end
    if not packed or seen[-1:] != [b"IEND"]:
        raise broken
    unpacks = zlib.decompressobj()
    try:
        unpacks.decompress(bytes(packed), most)
    except zlib.error as error:
        raise broken from error
    if unpacks.unconsumed_tail or not unpacks.eof:
        raise broken


def _size(head: bytes) -> int:
    """Return how many bytes a picture unfolds to at most."""
    wide, high = int.from_bytes(head[:4]), int.from_bytes(head[4:8])
    channels = _CHANNELS.get(head[9]) if len(head) == 13 else None
    if channels is None or head[8] not in (1, 2, 4, 8, 16):
        raise BadLogoError("Billedet er af en slags, der ikke kendes.")
    _is_sized(wide, high)
    return (wide * channels * head[8] // 8 + 2) * high * _INTERLACED + 64


def _is_sized(wide: float, high: float) -> None:
    if not (_LEAST <= wide <= _MOST and _LEAST <= high <= _MOST):
        raise BadLogoError(
            f"Logoet er {wide:.0f} × {high:.0f} punkter. Det skal være fra {_LEAST} til {_MOST} på "
            "hver led."
        )


def _svg(data: bytes) -> None:
    """Refuse a drawing that is anything but shapes: nothing is fetched, run, or written out."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadLogoError("Tegningen kan ikke læses.") from error
    bare = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    first = re.match(r"\s*<\?xml\s[^>]*\?>", bare)
    declared = re.search(r"encoding\s*=\s*['\"]([^'\"]*)", first[0]) if first else None
    rest = bare[first.end() :] if first else bare
    if "<!" in rest or "<?" in rest or (declared and declared[1].lower() != "utf-8"):
        raise BadLogoError("Der er andet end en tegning i filen.")
    try:
        root = ElementTree.fromstring(rest)  # noqa: S314 - it has no declaration of its own
    except ElementTree.ParseError as error:
        raise BadLogoError("Tegningen kan ikke læses.") from error
    if _name(root) != "svg" or sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        raise BadLogoError("Der er for meget i tegningen, eller den er ingen.")
    _draws_alone(root, 0)
    _is_sized(*_sides(root))


def _draws_alone(one: ElementTree.Element, deep: int) -> None:
    named = [(name.rpartition("}")[2].lower(), said) for name, said in one.attrib.items()]
    is_odd = any(
        name.startswith("on")
        or (name == "href" and not _LOCAL.fullmatch(said.strip()))
        or _LEADS.search(said)
        for name, said in named
    )
    if is_odd or deep > _MOST_DEEP or _name(one) not in _DRAWS:
        raise BadLogoError("Der er andet end former i tegningen, fx skrift, billeder eller links.")
    if _name(one) == "metadata":
        return
    for part in one:
        _draws_alone(part, deep + 1)


def _name(one: ElementTree.Element) -> str:
    return str(one.tag).rpartition("}")[2]


def _sides(root: ElementTree.Element) -> tuple[float, float]:
    box = [float(one) for one in re.findall(r"-?\d+(?:\.\d+)?", root.get("viewBox", ""))]
    sides = [re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*(?:px|pt|mm)?\s*", root.get(name, ""))
             for name in ("width", "height")]  # fmt: skip
    if len(box) == 4:
        wide, high = box[2:]
    elif sides[0] and sides[1]:
        wide, high = float(sides[0][1]), float(sides[1][1])
    else:
        raise BadLogoError("Tegningen siger ikke, hvor stor den er.")
    # A drawing has no points of its own: how it is shaped is what counts.
    longer = max(wide, high) or 1
    return wide / longer * _MOST, high / longer * _MOST
