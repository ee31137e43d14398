"""Reads a vault without vip2tui: ``python rescue.py FILE < passphrase.txt > rows.jsonl``.

For the day when the program is gone. Copy this one file and ``pip install cryptography``. FILE is a
``vault-*.v2t`` or a backup; it is only read. The passphrase, or ``--recovery`` and the recovery
code, is asked for or read from standard input. Each line of the output is one row: table, label
(the case of a change), number, and the row itself. Damage is skipped and told on standard error.
The format is written down in ``docs/vault.md``; this shares no code with the program on purpose.
"""

from __future__ import annotations

import base64
import getpass
import hashlib
import hmac
import json
import struct
import sys
import unicodedata
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

HEAD = 33
Found = dict[tuple[str, int], tuple[str, bytes]]
Contents = Iterator[tuple[int, bytes]]
CODE = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def derive(key: bytes, purpose: bytes, salt: bytes = b"") -> bytes:
    """HKDF-SHA256, 32 bytes."""
    return HKDF(hashes.SHA256(), 32, salt, b"vip2tui 1 " + purpose).derive(key)


def from_passphrase(slot: dict[str, Any], phrase: str) -> bytes:
    """Return the data key of a passphrase slot."""
    typed = " ".join(unicodedata.normalize("NFKC", phrase).split()).encode()
    memory, times, lanes = slot["memory"], slot["time"], slot["lanes"]
    salt, nonce, wrapped = (base64.b64decode(slot[name]) for name in ("salt", "nonce", "key"))
    if memory > 256 * 1024 or times > 10 or lanes > 8:
        raise ValueError("the header asks for too much memory or time")
    kdf = Argon2id(salt=salt, length=32, iterations=times, lanes=lanes, memory_cost=memory)
    terms = f"vip2tui 1 passphrase argon2id {memory} {times} {lanes}".encode()
    return AESGCM(kdf.derive(typed)).decrypt(nonce, wrapped, terms)


def from_code(slot: dict[str, Any], code: str) -> bytes:
    """Return the data key of a recovery slot: HPKE (RFC 9180), X25519, HKDF-SHA256, AES-256-GCM."""
    from cryptography.hazmat.primitives import hpke

    typed = code.upper().translate(str.maketrans("OILU", "011V"))
    values = [CODE.index(character) for character in typed if character in CODE]
    number = 0
    for place, value in enumerate(values):
        if place % 5 != 4:  # the fifth of each group only checks the other four
            number = number << 5 | value
    private = X25519PrivateKey.from_private_bytes(
        derive((number >> 12).to_bytes(16, "big"), b"recovery")
    )
    suite = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
    info = b"vip2tui 1 recovery " + private.public_key().public_bytes_raw()
    return suite.decrypt(base64.b64decode(slot["key"]), private, info)


def data_key(slots: list[dict[str, Any]], secret: str, *, is_code: bool) -> bytes:
    """Return the data key from the first slot that opens."""
    if len(slots) > 8:
        raise SystemExit("The header has more ways in than any program writes. Nothing was tried.")
    kind, opener = ("recovery", from_code) if is_code else ("passphrase", from_passphrase)
    for slot in slots:
        if slot["type"] == kind:
            try:
                return opener(slot, secret)
            except InvalidTag:
                continue
    raise SystemExit("The passphrase or code does not fit. Nothing was changed.")


def payloads(data: bytes, start: int, key: bytes, file: bytes, before: bytes) -> Contents:
    """Yield kind and contents of every sound frame; tell of what is not."""
    cipher, at = AESGCM(derive(key, b"file", file)), start
    while at >= 0 and at < len(data):
        raw = data[at : at + HEAD - 4]
        crc = data[at + HEAD - 4 : at + HEAD]
        if raw[:4] == b"V2TF" and zlib.crc32(raw).to_bytes(4, "little") == crc:
            kind, length, _number, nonce = struct.unpack("<BIQ12s", raw[4:])
            sealed = data[at + HEAD : at + HEAD + length]
            try:
                contents = cipher.decrypt(nonce, sealed, file + raw + before)
            except (InvalidTag, ValueError):
                pass
            else:
                yield kind, contents
                before, at = sealed[-16:], at + HEAD + length
                continue
        tell(f"damage at byte {at}: skipped")
        at = data.find(b"V2TF", at + 1)
        before = data[at - 16 : at]


def rows(contents: bytes) -> Iterator[tuple[str, str, int, bytes | None]]:
    """Yield table, label, number and bytes (None: removed) of each row in a frame."""
    (size,) = struct.unpack_from("<I", contents)
    at = 4 + size
    for table, label, numbers, lengths in json.loads(contents[4:at]):
        for number, length in zip(numbers, lengths, strict=True):
            row = None if length < 0 else contents[at : at + length]
            at += max(length, 0)
            yield table, label, number, row


def read(data: bytes, secret: str, *, is_code: bool = False) -> Found:
    """Return every row there is, by table, number and label."""
    magic, length, crc = struct.unpack_from("<8sII", data)
    text = data[16 : 16 + length]
    if magic != b"VIP2TUI\n" or zlib.crc32(text) != crc:
        raise SystemExit("This is not a vault, or its header is damaged. Try a backup.")
    header = json.loads(text)
    key = data_key(header["slots"], secret, is_code=is_code)
    seal = data[16 + length : 48 + length]
    if hmac.digest(derive(key, b"header"), data[: 16 + length], hashlib.sha256) != seal:
        tell("the header was changed; going on")
    found: Found = {}
    file = bytes.fromhex(header["file"])
    for kind, contents in payloads(data, 48 + length, key, file, seal[:16]):
        for table, label, number, row in rows(contents) if kind in (1, 3) else ():
            if row is None:
                found.pop((table, number), None)
            else:
                found[table, number] = (label, row)
    return found


def tell(what: str) -> None:
    """Say it where it does not mix with the rows."""
    sys.stderr.write(what + "\n")


def main() -> None:
    """Print every row as one line of JSON."""
    is_code = "--recovery" in sys.argv
    (path,) = (argument for argument in sys.argv[1:] if argument != "--recovery")
    given = None if sys.stdin.isatty() else sys.stdin.buffer.readline().decode()
    secret = getpass.getpass("Passphrase: ") if given is None else given
    found = read(Path(path).read_bytes(), secret, is_code=is_code)
    for (table, number), (label, row) in found.items():
        line = {"table": table, "label": label, "number": number, "row": json.loads(row)}
        sys.stdout.buffer.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")


if __name__ == "__main__":
    main()
