"""Udskyd and the choice among drafts, heard and answered by numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands.conftest import Done

    Vip = Callable[..., Done]

TODAY, NOTE, CLOSE = "1", "3", "8"


@pytest.fixture
def bo(home: object, vip: Vip) -> str:
    """A citizen who has no course: one line waits."""
    assert home
    return str(vip("citizen", "add", "--name", "Bo Li", "--json").json["id"])


def put_off(vip: Vip) -> list[tuple[str, str]]:
    return [(one["what"], one["reason"]) for one in vip("postpone", "list", "--json").json]


def test_a_line_is_put_off_by_numbers_and_taken_up_again(bo: str, plain: Vip, vip: Vip) -> None:
    heard = plain(TODAY, "Udskyd en linje", "1", "Om en uge", "Andet", "Venter på brev", CLOSE)
    assert "Udskyd til hvornår?" in heard.out
    assert "Udskudt til" in heard.out
    [(what, why)] = put_off(vip)
    assert (what, why) == ("Start en jobpakke", "Venter på brev")
    heard = plain(TODAY, "Udskudt: 1 ting", "1", CLOSE)
    assert "Bo Li: udsat til" in heard.out
    assert "Venter igen: Start en jobpakke. Gemt." in heard.out
    assert put_off(vip) == []
    assert "Udskudt: 1 ting" not in plain(TODAY, "0", CLOSE).out


def test_another_day_is_typed_and_one_that_has_been_is_refused(
    bo: str, plain: Vip, vip: Vip
) -> None:
    refused = plain(TODAY, "Udskyd en linje", "1", "En anden dag", "i går", "1", CLOSE)
    assert "Vælg en dag, der ligger efter i dag. Intet er udskudt." in refused.out
    assert put_off(vip) == []
    assert (
        "Udskudt til"
        in plain(TODAY, "Udskyd en linje", "1", "En anden dag", "om 5 dage", "1", CLOSE).out
    )
    assert [what for what, _ in put_off(vip)] == ["Start en jobpakke"]


def test_a_step_back_puts_nothing_off(bo: str, plain: Vip, vip: Vip) -> None:
    plain(TODAY, "Udskyd en linje", "1", "Om en uge", "", CLOSE)
    assert put_off(vip) == []


def test_one_of_several_drafts_is_chosen_and_gone_on_with(amina: str, plain: Vip, vip: Vip) -> None:
    for name in ("Bo Li", "Sara Ek", "Ali Nor", "Eva Lyng", "Ida Holm", "Jo Skov", "Kim Dal"):
        assert vip("citizen", "add", "--name", name).code == 0
        plain(NOTE, name.split()[0], f"Begyndt om {name}")
    plain(NOTE, "Amina", "Begyndt på et notat")
    heard = plain(TODAY, "8 kladder", "Kladde om Amina", "1", CLOSE)
    assert "Hvilken kladde vil du skrive videre på?" in heard.out
    assert "Begyndt på et notat" in heard.out
    assert [one["text"] for one in vip("log", "list", amina, "--json").json] == [
        "Begyndt på et notat"
    ]
    assert amina not in [one["citizen"] for one in vip("draft", "list", "--json").json]
