"""What is asked about in free text: digits shaped like a CPR number, and words of the list."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.text.guard import cpr_like, watched

STEMS = SHIPPED.codes().watched


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("010190-9999", ["010190-9999"]),
        ("Ring. 0101909999!", ["0101909999"]),
        ("310299 9999", ["310299 9999"]),
        ("610190-9999 er et erstatningsnummer", ["610190-9999"]),
        ("010190\u20119999", ["010190\u20119999"]),
        ("010190 \u2013 9999", ["010190 \u2013 9999"]),
        ("010190\u00ad9999", ["010190\u00ad9999"]),
        ("\u0660\u0661\u0660\u0661\u0669\u0660-\u0669\u0669\u0669\u0669",
         ["\u0660\u0661\u0660\u0661\u0669\u0660-\u0669\u0669\u0669\u0669"]),
        ("010190-9999 og 020290-8888", ["010190-9999", "020290-8888"]),
        ("999999-9999", []),
        ("011390-9999", []),
        ("12 34 56 78", []),
        ("ordre 00101909999", []),
        ("0101909999123", []),
        ("", []),
    ],
)  # fmt: skip
def test_ten_digits_that_can_be_a_number_are_found(text: str, found: list[str]) -> None:
    assert [text[one.start : one.end] for one in cpr_like(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hun har angst.", ["angst"]),
        ("ANGSTEN fylder", ["ANGSTEN"]),
        ("Depressionerne og Islam", ["Depressionerne", "Islam"]),
        ("Går i moské", ["moské"]),
        (unicodedata.normalize("NFD", "moskéen, jødisk"), None),
        ("Vi tror på det, og troen er stærk", []),
        ("3F kom på besøg", []),
        ("Hos Kræftens Bekæmpelse", ["Kræftens"]),  # asked about, and no more than that
        ("astmatisk angstfri", []),
        ("x [/] y [bold angst", ["angst"]),
        ("", []),
    ],
)
def test_words_of_the_list_are_found_in_their_forms_and_no_others(
    text: str, found: list[str] | None
) -> None:
    every = [text[one.start : one.end] for one in watched(text, STEMS)]
    if found is None:
        assert [unicodedata.normalize("NFC", one) for one in every] == ["moskéen", "jødisk"]
    else:
        assert every == found


@given(st.text(max_size=200))
def test_whatever_is_typed_is_answered_and_lies_within_it(text: str) -> None:
    for one in (*cpr_like(text), *watched(text, STEMS)):
        assert 0 <= one.start < one.end <= len(text)


def test_ten_thousand_signs_are_read_without_waiting() -> None:
    assert list(cpr_like("1" * 10_000)) == []
    assert len(list(watched("angst " * 1_600, STEMS))) == 1_600
