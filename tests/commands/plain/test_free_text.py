"""A text that seems to hold something private, line by line: asked at a terminal, else told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.commands.helpers import PHRASE
from tests.terminal import OURS, Terminal
from vip2tui.text.guard import GONE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Done

WORD = "skilsmisse"
ADD = ("log", "add", "Amina", "--type", "note", "--text", f"Midt i en {WORD}")


@pytest.fixture
def amina(vip: Callable[..., Done], home: Path) -> str:
    assert home
    return str(vip("citizen", "add", "--name", "Amina Hassan", "--json").json["id"])


def texts(vip: Callable[..., Done]) -> list[str]:
    return [one["text"] for one in vip("log", "list", "Amina", "--json").json]


@pytest.mark.parametrize("more", [(), ("--yes",), ("--free-text", "keep")])
def test_a_script_is_told_without_the_word_and_it_is_saved(
    vip: Callable[..., Done], amina: str, more: tuple[str, ...]
) -> None:
    assert amina
    done = vip(*ADD, "--json", *more)
    assert done.code == 0
    assert "Skriv hensynet, ikke årsagen" in done.err
    assert WORD not in done.err + done.out
    assert texts(vip) == [f"Midt i en {WORD}"]


def test_a_script_may_have_it_taken_out(vip: Callable[..., Done], amina: str) -> None:
    assert amina
    assert vip(*ADD, "--free-text", "remove").code == 0
    assert texts(vip) == [f"Midt i en {GONE}"]


def test_a_script_may_have_it_refused(vip: Callable[..., Done], amina: str) -> None:
    assert amina
    done = vip("--free-text", "refuse", *ADD)
    assert done.code == 1
    assert "Intet er gemt" in done.err
    assert WORD not in done.err
    assert texts(vip) == []


def test_another_word_is_wrong_use(vip: Callable[..., Done], amina: str) -> None:
    assert amina
    done = vip(*ADD, "--free-text", "måske")
    assert done.code == 2
    assert "keep eller remove eller refuse" in done.err
    assert texts(vip) == []


def test_a_text_of_no_such_words_is_told_nothing_about(
    vip: Callable[..., Done], amina: str
) -> None:
    assert amina
    assert vip(*ADD[:-1], "Jeg tror på hende, og 3F kom forbi").err == ""


@pytest.mark.parametrize(
    ("typed", "code", "stored"),
    [
        (("1",), 0, [f"Midt i en {GONE}"]),
        (("2", "Kom for sent"), 0, ["Kom for sent"]),
        (("3",), 0, [f"Midt i en {WORD}"]),
        (("",), 1, []),
        (("2", ""), 1, []),
    ],
)
def test_at_a_terminal_it_is_asked(
    vip: Callable[..., Done], home: Path, amina: str, typed: tuple[str, ...], code: int,
    stored: list[str],
) -> None:  # fmt: skip
    assert amina
    with Terminal([*OURS, *ADD], home=home, env={"VIP2TUI_PASSPHRASE": PHRASE}) as seen:
        seen.until("Nummer:")
        assert f"«{WORD}»" in seen.shown()
        seen.press(typed[0], "enter")
        if len(typed) > 1:
            seen.until("Skriv teksten igen:")
            seen.press(typed[1], "enter")
        assert seen.ended() == code
    assert texts(vip) == stored


@pytest.mark.parametrize(
    ("answers", "stored"),
    [
        (("1",), [f"Midt i en {GONE}"]),
        (("2", "Kom for sent", ""), ["Kom for sent"]),
        (("3",), [f"Midt i en {WORD}"]),
        (("", "0"), []),
    ],
)
def test_plain_asks_with_numbers(
    vip: Callable[..., Done], plain: Callable[..., Done], amina: str, answers: tuple[str, ...],
    stored: list[str],
) -> None:  # fmt: skip
    assert amina
    done = plain("Notat", f"Midt i en {WORD}", "", "Gem", *answers)
    assert "1. Fjern den" in done.out
    assert "Skriv hensynet, ikke årsagen" in done.out
    assert texts(vip) == stored
