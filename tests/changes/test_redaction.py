"""Which words take a value away for good, and which bytes are still the same change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.changes.test_laws import a_change
from vip2tui.changes.change import is_same
from vip2tui.changes.redaction import Redaction, redactions, without

if TYPE_CHECKING:
    from vip2tui.changes.change import Json

SOUND: Json = {"change": "v.c.1", "fields": ["text"], "sha256": "ab", "left": "cd"}


def test_a_redaction_names_the_change_the_fields_and_both_hashes() -> None:
    said = a_change(1, 1, kind="redaction", set=SOUND)
    expected = Redaction("w.c.1", "v.c.1", frozenset({"text"}), "ab", "cd")
    assert redactions([a_change(2, 2, set=SOUND), said]) == [expected]
    assert (expected.writer, expected.target) == ("w", "v")


@pytest.mark.parametrize(
    "wrong",
    [
        {"change": 7},
        {"sha256": None},
        {"left": ["cd"]},
        {"fields": "text"},
        {"fields": ["text", 1]},
    ],
)
def test_a_redaction_in_another_form_takes_nothing_away(wrong: Json) -> None:
    assert redactions([a_change(1, 1, kind="redaction", set=SOUND | wrong)]) == []


def test_what_is_left_is_the_same_change_and_its_field_alone_is_empty() -> None:
    change = a_change(1, 1, set={"text": "hemmeligt", "minutes": 5})
    left = without(change, ["text", "andet"])
    assert left.set == {"text": None, "minutes": 5}
    assert left.gone == {"text"}
    assert without(change, ["andet"]) is change
    assert without(left, ["text"]) is left
    assert without(left, ["minutes"]).gone == {"text", "minutes"}


def test_the_bytes_before_and_after_a_value_went_are_one_change() -> None:
    change = a_change(1, 1, set={"text": "hemmeligt"})
    left, other = without(change, ["text"]), a_change(1, 1, set={"text": "andet"})
    assert is_same(change.line, change)
    assert is_same(left.line, change)
    assert is_same(change.line, left)
    assert not is_same(other.line, change)
    assert not is_same(other.line, left)
