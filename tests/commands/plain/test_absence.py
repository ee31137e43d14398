"""A talk about absence, heard and answered by numbers: the same is stored as from the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands.conftest import Done

    Vip = Callable[..., Done]

TODAY, CLOSE = "1", "8"


@pytest.fixture
def away(amina: str, vip: Vip) -> str:
    """A citizen who did not come today."""
    assert vip("absence", "add", amina, "--reason", "udeblevet").code == 0
    return amina


def talks(vip: Vip, citizen: str) -> list[tuple[str, str | None, str | None]]:
    rows = vip("absence", "list", citizen, "--json").json
    return [(one["result"], one["how"], one["agreed"]) for one in rows if one["sort"] == "contact"]


def test_a_talk_is_answered_by_numbers(away: str, plain: Vip, vip: Vip) -> None:
    heard = plain(TODAY, "kom ikke", "Fik fat", "Telefon", "i morgen", "Møder kl. 9", "1", CLOSE)
    assert "Amina Søgaard kom ikke" in heard.out
    assert "Spørg, hvordan det går." in heard.out
    assert "Aftalen er skrevet. Gemt." in heard.out
    assert talks(vip, away) == [("naaet", "telefon", "Møder kl. 9")]
    assert vip("absence", "list", away, "--asked", "--json").json == []
    assert vip("draft", "list", "--json").json == []


def test_who_was_not_reached_is_asked_about_again(away: str, plain: Vip, vip: Vip) -> None:
    heard = plain(TODAY, "kom ikke", "Fik ikke fat", CLOSE)
    assert "Forsøget er skrevet. Gemt." in heard.out
    assert talks(vip, away) == [("ikke_naaet", None, None)]
    assert "kom ikke" in plain(TODAY, "0", CLOSE).out
