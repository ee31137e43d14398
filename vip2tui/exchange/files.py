"""A file that is carried, from outside: its bytes, its locked head, and what else it may be."""

from __future__ import annotations

import re
from pathlib import Path

from vip2tui.base.drives import size
from vip2tui.base.paths import SEALED, bytes_of, is_folder
from vip2tui.exchange import contact, opencopy, startfile
from vip2tui.exchange.errors import (
    DamagedFileError,
    EmptyFolderError,
    HostileFileError,
    NothingThereError,
    OtherFileError,
    RefusedFileError,
    TooLargeFileError,
    UnreadableFileError,
)

SUFFIX = ".vip2"
MAX_FILE = 64 * 1024 * 1024
MAGIC = b"age-encryption.org/"
MAX_AGE_HEAD = 16 * 1024
"""Bytes of an age file's head. The program's own have about 400; one to a post-quantum recipient
2,200."""
MAX_STANZAS = 16
"""Recipients of one file. The program writes to two, and age adds one that is nobody's."""

_STANZA = re.compile(rb"^->", re.MULTILINE)
_HEAD_TEXT = re.compile(rb"[\n\x20-\x7e]*")
_ASK = "Bed afsenderen om en fil, der er lavet med «Send»."
_CHOOSE = "Se efter, om du har valgt den rigtige fil; en låst fil ender på .vip2."
_BEGINS = (
    (SEALED, "et arkiv eller en sikkerhedskopi", _ASK),
    (startfile.STEM, "en startfil", "Den bruges én gang: når en ny computer sættes op."),
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


def is_locked(head: bytes) -> bool:
    """Return whether a file that begins so is a locked one."""
    return head.startswith(MAGIC)


def carried(path: Path, most: int) -> bytes:
    """Return a file's first bytes, one more than ``most`` if it holds more.

    Raises:
        NothingThereError: If nothing is there.
        UnreadableFileError: If it is no ordinary file, or the disk refuses.
    """
    try:
        return bytes_of(path, most)
    except FileNotFoundError as error:
        raise NothingThereError from error
    except OSError as error:
        raise UnreadableFileError from error


def read_file(path: Path) -> bytes:
    """Return a locked file's bytes.

    Raises:
        EmptyFolderError: If it is a folder.
        TooLargeFileError: If it is larger than any bundle; it is not read then.
        UnreadableFileError: See `carried`.
    """
    if is_folder(path):
        raise EmptyFolderError
    if size(path) > MAX_FILE:
        raise TooLargeFileError
    data = carried(path, MAX_FILE)
    if len(data) > MAX_FILE:
        raise TooLargeFileError
    return data


def bound(data: bytes) -> None:
    """Refuse a head that would take long to read, before a key is tried on it.

    Whoever opens an age file reads its whole head first and tries a key on each stanza, and a
    stranger writes that head: unbounded, a file of some megabytes stops a program for hours.

    Raises:
        HostileFileError: If it is longer than the program writes any, or to more recipients.
        DamagedFileError: If it has no end: what was written has been altered.
    """
    window = data[:MAX_AGE_HEAD]
    end = window.find(b"\n---")
    if end < 0 and not _HEAD_TEXT.fullmatch(window):
        raise DamagedFileError  # into what is locked, which a sound head never runs
    if end < 0 and len(data) > MAX_AGE_HEAD:
        raise HostileFileError("den er låst på en måde, der fylder for meget")
    if len(_STANZA.findall(window, 0, max(end, 0) or len(window))) > MAX_STANZAS:
        raise HostileFileError("den er låst til for mange")


def refusal(data: bytes) -> RefusedFileError:
    """Return what to say of a file that does not begin as a locked one."""
    if not data.strip(b"\x00"):
        return OtherFileError(
            "en tom fil", "Den blev måske ikke skrevet færdig: bed afsenderen om en ny."
        )
    if MAGIC.startswith(data[: len(MAGIC)]):
        return DamagedFileError()
    head = data[:_LOOKED_AT]
    is_text = set(head) <= _TEXT
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip() if is_text else b""
    zipped = next((what for mark, what in _ZIPPED if mark in head), "en pakket mappe (zip)")
    told = (
        *((data.startswith(start), what, do) for start, what, do in _BEGINS),
        (data.startswith(b"PK\x03\x04"), zipped, _CHOOSE),
        (opencopy.is_open_copy(data), "en ulåst kopi", _ASK),
        (contact.TYPE.encode() in data[: contact.MAX_CONTACT], "en kontaktfil",
         "Med den godkendes en computer: se «Computere, du kender»."),
        (text.startswith(b"{") and any(mark in head for mark in _DATA),
         "en jobpakke eller kommunens egne ord", "Den hentes under Jobpakker (F3)."),
        (text.startswith(b"{"), "en fil til et andet program", _CHOOSE),
        (text.startswith(b"<"), "en hjemmeside eller et dokument", _CHOOSE),
        (is_text, "en tekstfil", _CHOOSE),
    )  # fmt: skip
    for is_one, what, do in told:
        if is_one:
            return OtherFileError(what, do)
    return DamagedFileError()
