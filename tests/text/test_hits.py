"""Where the words stand that were looked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vip2tui.text.danish import matches, search_key
from vip2tui.text.hits import excerpt, spans


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("Søren Ærø", "soren", ["Søren"]),
        ("Søren Ærø", "soeren aeroe", ["Søren", "Ærø"]),
        ("på Ågade", "aagade", ["Ågade"]),
        ("nålen og nålen", "NALEN", ["nålen", "nålen"]),
        ("truckkort", "truck kkort", ["truckkort"]),
        ("intet her", "borte", []),
        ("tekst", " ", []),
    ],
)
def test_each_word_is_found_however_it_is_spelled(text: str, wanted: str, found: list[str]) -> None:
    assert [text[begin:end] for begin, end in spans(text, wanted)] == found


@given(st.text("abåæøAÅ dO", max_size=30), st.text("abåæøo ", max_size=5))
def test_what_is_marked_lies_in_the_text_in_order(text: str, wanted: str) -> None:
    last = -1
    for begin, end in spans(text, wanted):
        assert last < begin < end <= len(text)
        assert any(matches(word, search_key(text)) for word in wanted.split())
        last = end


@given(
    st.text("abc dæ", max_size=300),
    st.integers(0, 20),
    st.integers(40, 120),
    st.text("z", min_size=1, max_size=9),
)
def test_an_excerpt_holds_the_word_and_is_no_longer_than_it_may_be(
    before: str, around: int, most: int, wanted: str
) -> None:
    shown = excerpt(f"{before} {wanted} {'x ' * 100}", wanted, around, most)
    assert wanted in shown
    assert len(shown) <= most


def test_a_short_text_is_shown_whole() -> None:
    assert excerpt("kort", "kort", 10, 40) == "kort"
    assert excerpt("kort", "intet", 10, 40) == "kort"
    assert excerpt("ord " * 40, "intet", 10, 40).endswith("…")
