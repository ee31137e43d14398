"""A stored value as people read it, beside what its field is called."""

from __future__ import annotations

import pytest

from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.domain.kinds.table import KINDS
from vip2tui.sentences.records import field_words
from vip2tui.sentences.values import value_words

HOURS = [
    (kind, name)
    for kind, known in KINDS.items()
    for name, says in known.fields.items()
    if says.unit == "hours"
]


@pytest.mark.parametrize(("kind", "name"), HOURS)
def test_hours_are_said_with_their_unit_once(kind: str, name: str) -> None:
    said = f"{field_words(kind, name)}: {value_words(SHIPPED, kind, name, 1_800)}"
    assert "30:00" in said
    assert said.count("timer") == 1, said
