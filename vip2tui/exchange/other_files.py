"""What a file is that is none to fetch, called by its name: asking for a new one may be no help."""

from __future__ import annotations

from vip2tui.base.paths import SEALED
from vip2tui.exchange import contact, opencopy
from vip2tui.exchange.agehead import MAGIC
from vip2tui.exchange.errors import DamagedFileError, OtherFileError, RefusedFileError

_ASK = "Bed afsenderen om en fil, der er lavet med «Send»."
_CHOOSE = "Se efter, om du har valgt den rigtige fil; en låst fil ender på .vip2."
_BEGINS = (
    (SEALED, "et arkiv eller en sikkerhedskopi", _ASK),
    (b"-----BEGIN AGE ENCRYPTED FILE", "en fil, der er låst med et andet program", _ASK),
    (b"%PDF", "et PDF-dokument", _CHOOSE),
    (b"\xff\xd8\xff", "et billede", _CHOOSE),
    (b"\x89PNG", "et billede", _CHOOSE),
    (b"GIF8", "et billede", _CHOOSE),
    (b"\xd0\xcf\x11\xe0", "et Office-dokument", _CHOOSE),
    (b"{\\rtf", "et dokument", _CHOOSE),
    (b"L\x00\x00\x00\x01\x14\x02\x00", "en genvej til en fil", "Vælg selve filen."),
    (b"MZ", "et program", "Åbn den ikke, hvis du ikke ved, hvor den kommer fra."),
    (b"\x7fELF", "et program", "Åbn den ikke, hvis du ikke ved, hvor den kommer fra."),
)
_ZIPPED = ((b"word/", "et Word-dokument"), (b"xl/", "et regneark"), (b"ppt/", "en præsentation"))
_DATA = (b'"gaelder_fra"', b'"omraader"', b'"punkter"', b'"numre"', b'"regler"', b'"ord"')
"""Keys of a package's file and of the office's own data."""
_LOOKED_AT = 64 * 1024
_TEXT = frozenset({*range(0x20, 0x7F), *range(0x80, 0x100), 9, 10, 13})


def refusal(data: bytes) -> RefusedFileError:
    """Return what to say of a file that does not begin as a locked one."""
    if not data.strip(b"\x00"):
        return OtherFileError(
            "en tom fil", "Den blev måske ikke skrevet færdig: bed afsenderen om en ny."
        )
    if MAGIC.startswith(data[: len(MAGIC)]):
        return DamagedFileError()
    for start, what, do in _BEGINS:
        if data.startswith(start):
            return OtherFileError(what, do)
    head = data[:_LOOKED_AT]
    if data.startswith(b"PK\x03\x04"):
        what = next((what for mark, what in _ZIPPED if mark in head), "en pakket mappe (zip)")
        return OtherFileError(what, _CHOOSE)
    if opencopy.is_open_copy(data):
        return OtherFileError("en ulåst kopi", _ASK)
    if contact.TYPE.encode() in data[: contact.MAX_CONTACT]:
        return OtherFileError(
            "en kontaktfil", "Med den godkendes en computer: se «Computere, du kender»."
        )
    return _written_out(head)


def _written_out(head: bytes) -> RefusedFileError:
    """Return what to say of a file one can read, or that nobody knows."""
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not set(head) <= _TEXT:
        return DamagedFileError()
    if text.startswith(b"{"):
        if any(mark in head for mark in _DATA):
            return OtherFileError(
                "en jobpakke eller kommunens egne ord", "Den hentes under Jobpakker (F3)."
            )
        return OtherFileError("en fil til et andet program", _CHOOSE)
    if text[:1] == b"<":
        return OtherFileError("en hjemmeside eller et dokument", _CHOOSE)
    return OtherFileError("en tekstfil", _CHOOSE)
