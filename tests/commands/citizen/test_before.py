"""``vip2tui before``: the card, in words and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def test_the_card_is_read_before_a_talk(vip: Callable[..., Any], amina: str) -> None:
    vip("log", "add", "Amina", "--type", "samtale", "--text", "Godt",
        "--next", "Ringe til Bent", "--next-date", "+3")  # fmt: skip
    out = vip("before", "Amina").out
    assert "Ringe til Bent (dig, frist om 3 dage)" in out
    assert "Ti af fagets ord" in out
    told = vip("before", "Amina", "--json").json
    assert told["citizen"] == amina
    assert [one["text"] for one in told["promised"]] == ["Ringe til Bent"]
    assert len(told["words"]) == 10
    assert told["question"] in out
    assert all(one["name"] in out for one in told["steps"])
