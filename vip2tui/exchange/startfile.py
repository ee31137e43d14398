"""The start file (startfil): all that a laptop is given on its first day, sealed by six words.

Two readable lines: what it is, and whose it is (municipality, telephone, salt, nonce); then all the
rest, AES-256-GCM under a key that the words give, bound to both lines. What the words cost stands
in no file: whoever calls hands in how they are stretched. Everything is bounded before that is
done, for it takes a second and a quarter of a gigabyte.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from vip2tui.domain.roles import Role
from vip2tui.exchange.contact import Contact, DeviceId, Named
from vip2tui.exchange.errors import (
    BadStartFileError,
    NotAChangeError,
    TooMuchToSendError,
    TooNewFileError,
    WrongStartWordsError,
)
from vip2tui.exchange.keys import from_text, to_text
from vip2tui.exchange.strict import MAX_INT, read_json

SUFFIX = ".vip2start"
WORDS = 6
"""Drawn by lot from some 2,100: 66 bits."""
SALT_SIZE = 16
MAX_START = 64 * 1024 * 1024
MAX_FILES = 300
STEM = b"VIP2TUI-START "
_MAGIC = STEM + b"1\n"
_MAX_FRONT = 4 * 1024
_MAX_HEAD = 256 * 1024
_NONCE = 12
_TAG = 16

Stretch = Callable[[str, bytes], bytes]
"""From words and salt to a key of 32 bytes."""
Text = Annotated[str, StringConstraints(max_length=200)]
Base64 = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9+/]{16,44}={0,2}$")]
_STRICT = ConfigDict(
    defer_build=True, frozen=True, extra="ignore", strict=True, hide_input_in_errors=True
)


class Front(BaseModel):
    """What can be read without the words. Anybody may have written it."""

    model_config = _STRICT

    format: Annotated[str, StringConstraints(pattern=r"^1\.[0-9]{1,4}$")] = "1.0"
    authority: Named
    phone: Text
    salt: Base64
    nonce: Base64


class Lost(BaseModel):
    """The computer it is made instead of, and how far the municipality has everything from it."""

    model_config = _STRICT

    computer: Named
    number: Annotated[int, Field(ge=0, le=MAX_INT)]
    """The last file of it that was taken in; 0 if none was."""
    day: Annotated[str, StringConstraints(pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$")]


class Enclosed(BaseModel):
    """One file that lies in it."""

    model_config = _STRICT

    kind: Literal["bundle", "package", "data"]
    name: Named
    size: Annotated[int, Field(ge=1, le=MAX_START)]


class Head(BaseModel):
    """What a laptop begins with."""

    model_config = _STRICT

    device: DeviceId
    name: Named
    role: Literal["mentor", "consultant"]
    token: Base64
    identity: Annotated[str, StringConstraints(pattern=r"^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$")]
    """What the enclosed files to the laptop are locked to: its own keys are not made yet."""
    office: Contact
    tovholder: Text = ""
    phone: Text = ""
    routes: Annotated[tuple[Text, ...], Field(max_length=20)] = ()
    lost: Lost | None = None
    files: Annotated[tuple[Enclosed, ...], Field(max_length=MAX_FILES)] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Start:
    """A start file, opened."""

    head: Head
    files: tuple[bytes, ...]
    """What its head calls `files`, in that order."""

    @property
    def role(self) -> Role:
        """What the person is."""
        return Role(self.head.role)


@dataclass(frozen=True, slots=True, repr=False)
class Closed:
    """A start file before its words are known."""

    front: Front
    bound: bytes
    """The readable lines, which the rest is tied to."""
    sealed: bytes


def seal(start: Start, front: tuple[str, str], words: Sequence[str], stretch: Stretch) -> bytes:
    """Return a start file.

    Args:
        start: What is in it.
        front: The municipality and its telephone, to be read without the words.
        words: What it is sealed by.
        stretch: How dear the words are.

    Raises:
        TooMuchToSendError: If it is larger than a reader takes.
    """
    salt, nonce = os.urandom(SALT_SIZE), os.urandom(_NONCE)
    facts = Front(
        authority=front[0], phone=front[1], salt=to_text(salt), nonce=to_text(nonce)
    ).model_dump(mode="json")
    bound = _MAGIC + _canonical(facts) + b"\n"
    plain = b"".join((_canonical(start.head.model_dump(mode="json")), b"\n", *start.files))
    made = bound + AESGCM(stretch(" ".join(words), salt)).encrypt(nonce, plain, bound)
    if len(made) > MAX_START:
        raise TooMuchToSendError("der er for meget til én startfil: tag færre borgere med")
    return made


def is_start_file(head: bytes) -> bool:
    """Return whether a file that begins so is a start file."""
    return head.startswith(STEM)


def look(data: bytes) -> Closed:
    """Return what can be read of a start file without its words; nothing is derived here.

    Raises:
        BadStartFileError: If it is not a whole one.
        TooNewFileError: If a newer program made it.
    """
    if not is_start_file(data) or len(data) > MAX_START:
        raise BadStartFileError
    if not data.startswith(_MAGIC):
        raise TooNewFileError if b"\n" in data[: len(_MAGIC) + 8] else BadStartFileError
    end = data.find(b"\n", len(_MAGIC), len(_MAGIC) + _MAX_FRONT)
    if end < 0 or len(data) - end - 1 <= _TAG:
        raise BadStartFileError
    try:
        line = data[len(_MAGIC) : end]
        read_json(line, _MAX_FRONT, 1, 20)
        front = Front.model_validate_json(line)
        from_text(front.salt, SALT_SIZE)
        from_text(front.nonce, _NONCE)
    except (NotAChangeError, ValidationError, ValueError) as error:
        raise BadStartFileError from error
    return Closed(front, data[: end + 1], data[end + 1 :])


def open_start(closed: Closed, words: Sequence[str], stretch: Stretch) -> Start:
    """Return what is in a start file.

    Raises:
        WrongStartWordsError: If the words are not its own, or it was altered.
        BadStartFileError: If what is sealed in it is not what the program makes.
    """
    key = stretch(" ".join(words), from_text(closed.front.salt, SALT_SIZE))
    try:
        nonce = from_text(closed.front.nonce, _NONCE)
        plain = AESGCM(key).decrypt(nonce, closed.sealed, closed.bound)
    except InvalidTag as error:
        raise WrongStartWordsError from error
    end = plain.find(b"\n", 0, _MAX_HEAD)
    try:
        read_json(plain[: max(end, 0)], _MAX_HEAD, 4, 5_000)
        head = Head.model_validate_json(plain[:end])
        Contact.of(head.office.facts())
        from_text(head.token, 32)
    except (NotAChangeError, ValidationError, ValueError) as error:
        raise BadStartFileError from error
    files: list[bytes] = []
    at = end + 1
    for one in head.files:
        files.append(plain[at : at + one.size])
        at += one.size
    if at != len(plain) or head.office.role is not Role.OFFICE:
        raise BadStartFileError
    return Start(head, tuple(files))


def _canonical(facts: object) -> bytes:
    return orjson.dumps(facts, option=orjson.OPT_SORT_KEYS)
