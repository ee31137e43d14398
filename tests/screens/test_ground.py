"""The terminal is asked for its ground; its answer is never taken for keys, however late."""

from __future__ import annotations

import codecs
import os
import sys
from threading import Timer
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens import ground
from screens.ground import Swallowing, is_light

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import FileIO

WHITE, BLACK = b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\", b"\x1b]11;rgb:0000/0000/0000\x07"
KNOWN = b"\x1b[?65;1;9c"
KEYS = st.sampled_from(
    [b"a", b"\xc3\xa6", b"\r", b"\x1b[A", b"\x1bOP", b"\x1b[200~x\x1b[201~", b"]"]
)


def decoded(parts: list[bytes]) -> str:
    reads = Swallowing(codecs.getincrementaldecoder("utf-8")(errors="replace"))
    return "".join(reads.decode(part) for part in parts) + reads.decode(b"", final=True)


@given(st.lists(KEYS), st.lists(KEYS), st.sampled_from([WHITE, BLACK, KNOWN]), st.data())
def test_a_late_answer_is_swallowed_wherever_it_is_cut(
    before: list[bytes], after: list[bytes], answer: bytes, data: st.DataObject
) -> None:
    cut = data.draw(st.integers(2, len(answer)))
    parts = [*before, answer[:cut], answer[cut:], *after]
    assert decoded(parts) == b"".join([*before, *after]).decode()


@given(st.lists(KEYS))
def test_keys_come_through_at_once(keys: list[bytes]) -> None:
    reads = Swallowing(codecs.getincrementaldecoder("utf-8")(errors="replace"))
    for key in [*keys, b"\x1b"]:
        assert reads.decode(key) == key.decode()


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (WHITE, True),
        (BLACK, False),
        (b"\x1b]11;rgb:fd/f6/e3\x07", True),
        (b"\x1b]11;rgba:1e1e/1e1e/1e1e/ffff\x1b\\", False),
        (KNOWN, None),
        (b"\x1b]11;red\x07", None),
    ],
)
def test_what_a_terminal_says_is_understood(answer: bytes, told: bool | None) -> None:
    assert is_light(answer.decode()) is told


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A terminal's own end, while the program's end is what it reads and writes."""
    pty = pytest.importorskip("pty", reason="pseudo-terminals are POSIX", exc_type=ImportError)
    master, slave = pty.openpty()
    ends: list[FileIO] = [os.fdopen(os.dup(slave), mode, buffering=0) for mode in ("rb", "wb")]
    monkeypatch.setattr(sys, "__stdin__", ends[0])
    monkeypatch.setattr(sys, "__stdout__", ends[1])
    yield master
    for end in ends:
        end.close()
    os.close(slave)
    os.close(master)


def test_a_light_terminal_is_seen_and_what_was_typed_is_kept(terminal: int) -> None:
    with ground.asked() as answer:
        os.write(terminal, b"hemm" + WHITE + b"elig" + KNOWN)
    assert (answer.is_light, answer.typed) == (True, "hemmelig")
    assert os.read(terminal, 100) == b"\x1b]11;?\x1b\\\x1b[c"  # and no echo of the answer


def test_a_terminal_that_knows_only_the_second_question_is_not_waited_for(terminal: int) -> None:
    late = Timer(5, os.write, (terminal, WHITE))
    with ground.asked() as answer:
        os.write(terminal, KNOWN)
        late.start()
    assert late.is_alive()  # it did not wait for what never comes
    late.cancel()
    assert answer.is_light is None


def test_a_terminal_that_says_nothing_is_given_up(terminal: int) -> None:
    with ground.asked() as answer:
        pass
    assert (answer.is_light, answer.typed) == (None, "")


def test_the_terminal_is_as_before(terminal: int) -> None:
    import termios

    assert sys.__stdin__ is not None
    before = termios.tcgetattr(sys.__stdin__.fileno())
    number = sys.__stdin__.fileno()

    def fail_meanwhile() -> None:
        with ground.asked():
            os.write(terminal, KNOWN)
            assert termios.tcgetattr(number) != before
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_meanwhile()
    assert termios.tcgetattr(sys.__stdin__.fileno()) == before


def test_where_there_is_no_terminal_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "__stdin__", None)
    with ground.asked() as answer:
        pass
    assert answer.is_light is None
