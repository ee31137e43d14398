"""Pictures to put on papers, and such as nobody should."""

from __future__ import annotations

import struct
import zlib

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><title>V\xc3\xa5ben</title>'
    b'<g fill="#036"><path d="M0 0h40v40H0z"/><circle cx="70" cy="20" r="18"/></g></svg>'
)


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(wide: int = 60, high: int = 20, *, rows: bytes | None = None, more: bytes = b"") -> bytes:
    """Return a picture of one colour; `rows` and `more` are what is odd in it."""
    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    body = rows if rows is not None else (b"\0" + b"\x00\x40\x80" * wide) * high
    parts = (chunk(b"IHDR", head), more, chunk(b"IDAT", zlib.compress(body)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def svg(inside: str, head: str = "", attributes: str = 'viewBox="0 0 10 10"') -> bytes:
    return f'{head}<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inside}</svg>'.encode()


_SQUARE = '<rect width="9" height="9"/>'
HOSTILE: dict[str, bytes] = {
    "empty": b"",
    "text": b"hej",
    "pdf": b"%PDF-1.7 <svg>",
    "too large": SVG + b" " * 30_000,
    "cut": png()[:-6],
    "more after the end": png() + b"PK\x03\x04",
    "a wrong sum": png().replace(b"IDAT", b"IDAX"),
    "moving": png(more=chunk(b"acTL", b"\0" * 8)),
    "huge": png(60_000, 60_000, rows=b"\0"),
    "unfolds": png(rows=b"\0" * 20_000_000),
    "no pixels": b"\x89PNG\r\n\x1a\n" + chunk(b"IEND", b""),
    "tiny": png(2, 2),
    "entities": svg("&a;", '<!DOCTYPE svg [<!ENTITY a "aaaa">]>'),
    "a sheet": svg(_SQUARE, '<?xml-stylesheet href="http://x.dk/a.css"?>'),
    "other letters": svg(_SQUARE, '<?xml version="1.0"?>').decode().encode("utf-16"),
    "says other letters": svg(_SQUARE, '<?xml version="1.0" encoding="utf-7"?>'),
    "script": svg("<script>1</script>"),
    "style": svg("<style>*{fill:url(http://x.dk)}</style>"),
    "picture": svg('<image href="file:///etc/passwd"/>'),
    "use": svg('<use href="#a"/>'),
    "link": svg('<a href="http://x.dk"><rect/></a>'),
    "letters": svg("<text>x</text>"),
    "foreign": svg("<foreignObject/>"),
    "acts": svg('<rect onload="x()"/>'),
    "leads away": svg('<rect fill="url(http://x.dk/a)"/>'),
    "leads away by a gradient": svg('<linearGradient href="http://x.dk/a#b"/>'),
    "deep": svg("<g>" * 200 + "</g>" * 200),
    "many": svg("<g/>" * 2_500),
    "no size": svg(_SQUARE, attributes=""),
    "thin": svg(_SQUARE, attributes='viewBox="0 0 9000 1"'),
    "broken": b"<svg",
    "another": b"<html><svg/></html>",
}
