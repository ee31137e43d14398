"""Names found without looking at each of them are those that a look at each would find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from vip2tui.text.near import NameKey, NearNames

if TYPE_CHECKING:
    import pytest

words = st.sampled_from(["amina", "Amine", "hassan", "hasan", "ærø", "Åse", "bo", "17", "18", "…"])
names = st.one_of(
    st.lists(words, max_size=5).map(" ".join),
    st.text("abcæøåàл -'12", max_size=12),
)
written = st.lists(st.tuples(st.sampled_from("abcdef"), names), max_size=30)


@given(written, st.sets(st.integers(0, 29)), names)
def test_they_are_those_that_may_be_near(
    every: list[tuple[str, str]], gone: set[int], name: str
) -> None:
    kept, here, wanted = NearNames(), set[tuple[str, NameKey]](), NameKey.of(name)
    for at, (who, one) in enumerate(every):
        key = NameKey.of(one)
        kept.add(who, key)
        here.add((who, key))
        if at in gone:
            kept.remove(who, key)
            kept.remove(who, key)  # who has no such name loses nothing by it
            here.remove((who, key))
    assert kept.near(wanted) == {who for who, one in here if wanted.may_be(one)}


def test_few_of_a_thousand_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = NearNames()
    for n in range(1_000):
        first, last = (chr(ord("a") + part) * 3 for part in divmod(n % 676, 26))
        kept.add(str(n), NameKey.of(f"{first}{n % 7 * 'e'} {last}{n % 5 * 'r'}o"))
    looked, plain = [], NameKey.may_be

    def noted(one: NameKey, other: NameKey) -> bool:
        looked.append(other)
        return plain(one, other)

    monkeypatch.setattr(NameKey, "may_be", noted)
    kept.add("amina", NameKey.of("Amina Hassan"))
    assert kept.near(NameKey.of("amina hasan")) == {"amina"}
    assert len(looked) < 20
