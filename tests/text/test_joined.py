"""One look in all texts finds what looking in each of them finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vip2tui.text.danish import needle_of, search_key
from vip2tui.text.joined import Joined

letters = st.text("aoeæøåsk 1234+-\n😀éA", max_size=14)
texts = st.lists(letters, max_size=8)


@given(texts=texts, typed=letters)
def test_a_word_is_found_in_the_texts_it_fits(texts: list[str], typed: str) -> None:
    keys, needle = [search_key(text) for text in texts], needle_of(typed)
    found = list(Joined(keys).where(needle))
    assert found == [place for place, key in enumerate(keys) if needle.fits(key)]


@given(texts=texts, piece=st.data())
def test_every_piece_of_a_text_finds_it(texts: list[str], piece: st.DataObject) -> None:
    keys = [search_key(text) for text in texts]
    joined = Joined(keys)
    for place, text in enumerate(texts):
        start = piece.draw(st.integers(0, len(text)))
        typed = text[start : piece.draw(st.integers(start, len(text)))]
        if needle_of(typed).fits(keys[place]):
            assert place in joined.where(needle_of(typed))


@given(texts=texts)
def test_each_key_comes_back(texts: list[str]) -> None:
    keys = [search_key(text) for text in texts]
    joined = Joined(keys)
    assert [joined.key(place) for place in range(len(joined))] == keys


def test_a_word_does_not_reach_from_one_text_into_the_next() -> None:
    joined = Joined([search_key(text) for text in ("kasse", "apparat", "", "kasse apparat")])
    assert list(joined.where(needle_of("kasseapparat"))) == []
    assert list(joined.where(needle_of("apparat kas"))) == [3]
    assert list(Joined([]).where(needle_of("x"))) == []


def test_half_a_letter_breaks_nothing() -> None:
    joined = Joined([search_key("\ud800 bus"), search_key("bus")])
    assert list(joined.where(needle_of("\ud800"))) == [0]
    assert list(joined.where(needle_of("bus"))) == [0, 1]
