"""CVR and P numbers: told about kindly, and never refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vip2tui.text.cvr import cvr_remark, digits, is_cvr, p_number_remark


@pytest.mark.parametrize(
    ("number", "sound"),
    [
        ("10150817", True),
        ("10150818", False),
        ("00000000", False),
        ("1015081", False),
        ("101508170", False),
        ("1015o817", False),
        ("", False),
    ],
)
def test_eight_digits_whose_last_fits_the_others(number: str, sound: bool) -> None:
    assert is_cvr(number) is sound
    assert bool(cvr_remark(number)) is (not sound and number != "")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("10150818", "kontrolciffer passer ikke"),
        ("00000001", "kontrolciffer passer ikke"),
        ("1015081", "otte cifre, og det her har ikke"),
        ("ved ikke", "otte cifre, og det her har ikke"),
    ],
)
def test_it_is_told_what_is_wrong(number: str, said: str) -> None:
    assert said in cvr_remark(number)
    assert ("otte cifre" in cvr_remark(number)) is (len(number) != 8 or not number.isdigit())


@given(st.integers(1_000_000, 9_999_999), st.integers(0, 7), st.integers(1, 9))
def test_one_wrong_digit_is_always_seen(first: int, place: int, more: int) -> None:
    sound = [f"{first}{last}" for last in range(10) if is_cvr(f"{first}{last}")]
    assert len(sound) <= 1
    for number in sound:
        wrong = f"{(int(number[place]) + more) % 10}"
        assert not is_cvr(number[:place] + wrong + number[place + 1 :])


def test_it_is_kept_as_digits_whatever_stood_between() -> None:
    assert digits("DK 10 15 08 17") == "10150817"
    assert digits(" ved ikke ") == "ved ikke"
    assert not p_number_remark("1003388394")
    assert "ti cifre" in p_number_remark("100338839")
    assert not p_number_remark("")
