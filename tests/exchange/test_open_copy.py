"""The open copy: one JSON document, and in it the very bytes each change was written in."""

from __future__ import annotations

from datetime import UTC, datetime

import orjson
import pytest

from tests.exchange.test_parts import a_change
from vip2tui.exchange.opencopy import FORMAT, document, is_open_copy

NOTE = a_change(set={"text": "kom til tiden\x1b[2J"})
LATER = a_change(id="w.c.2", clock=2, set={"text": "æ"})
OTHER = a_change(id="w.b.1")


def copied(citizens: list[dict[str, object]], cases: dict[str, list[object]]) -> bytes:
    return b"".join(
        document(
            made=datetime(2026, 5, 4, 10, 0, tzinfo=UTC), by="Mette\x1b[0m", device="Laptop Nord",
            citizens=citizens, cases=cases,  # type: ignore[arg-type]
        )
    )  # fmt: skip


def test_it_says_who_made_it_and_holds_every_case_in_its_order() -> None:
    said = orjson.loads(
        copied([{"name": "Ali"}, {"name": "Bo"}], {"c": [NOTE, LATER], "b": [OTHER]})
    )
    assert said == {
        "format": FORMAT,
        "version": 1,
        "made": "2026-05-04T10:00:00+00:00",
        "by": "Mette[0m",
        "device": "Laptop Nord",
        "citizens": [{"name": "Ali"}, {"name": "Bo"}],
        "cases": {
            "b": [orjson.loads(OTHER.line)],
            "c": [orjson.loads(NOTE.line), orjson.loads(LATER.line)],
        },
    }


def test_each_citizen_and_each_change_is_a_line_and_a_change_keeps_its_bytes() -> None:
    lines = copied([{"name": "Ali"}, {"name": "Bo"}], {"c": [NOTE, LATER]}).split(b"\n")
    assert {NOTE.line + b",", LATER.line + b"]"} <= set(lines)
    assert {b'{"name":"Ali"},', b'{"name":"Bo"}],'} <= set(lines)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("\x1b]0;x\x07Ali", "]0;xAli"),
        (["\x1bA", 7, None], ["A", 7, None]),
        ({"\x1bA": "\x1bB"}, {"A": "B"}),
    ],
)
def test_a_fact_for_reading_moves_no_terminal(typed: object, shown: object) -> None:
    said = orjson.loads(copied([{"note": typed}], {}))
    assert (said["citizens"], said["cases"]) == ([{"note": shown}], {})


def test_its_beginning_tells_what_it_is() -> None:
    assert is_open_copy(copied([], {})[:60])
    assert not is_open_copy(b'{"format":"vip2tui/andet"}')
    assert not is_open_copy(b"")
