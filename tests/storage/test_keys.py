"""The recovery code, and what a guess costs."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vip2tui.storage import keys, recovery
from vip2tui.storage.errors import RecoveryCodeError

SECRETS = st.binary(min_size=16, max_size=16)


@given(SECRETS)
def test_a_code_is_read_back_however_it_is_typed(secret: bytes) -> None:
    code = recovery.shown(secret)
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{5}-){6}[0-9A-HJKMNP-TV-Z]{5}", code)
    typed = code.replace("-", "  ").lower().replace("0", "o").replace("1", "l")
    assert recovery.secret_of(typed) == secret
    assert recovery.secret_of(code.replace("-", "").replace("1", "I")) == secret
    assert recovery.secret_of(f"\t{code.replace('-', ' – ')}\n") == secret
    wide = code.translate({ord(one): chr(0xFF10 + int(one)) for one in "0123456789"})
    assert recovery.secret_of(wide) == secret


@given(SECRETS, st.integers(0, 34), st.integers(1, 31))
def test_every_single_wrong_character_names_its_group(secret: bytes, at: int, by: int) -> None:
    code = list(recovery.shown(secret).replace("-", ""))
    code[at] = recovery.ALPHABET[(recovery.ALPHABET.index(code[at]) + by) % 32]
    with pytest.raises(RecoveryCodeError) as fault:
        recovery.secret_of("".join(code))
    assert f"Gruppe {at // 5 + 1} " in str(fault.value)


@given(SECRETS, st.integers(0, 33))
def test_two_characters_that_changed_places_are_seen(secret: bytes, at: int) -> None:
    code = list(recovery.shown(secret).replace("-", ""))
    if code[at] == code[at + 1]:
        return
    code[at], code[at + 1] = code[at + 1], code[at]
    with pytest.raises(RecoveryCodeError):
        recovery.secret_of("".join(code))


@given(SECRETS, st.permutations(range(7)))
def test_groups_that_changed_places_are_seen(secret: bytes, order: list[int]) -> None:
    groups = recovery.shown(secret).split("-")
    moved = [groups[n] for n in order]
    if moved == groups:
        return
    with pytest.raises(RecoveryCodeError):
        recovery.secret_of("-".join(moved))


def test_a_group_that_is_too_short_is_named() -> None:
    groups = recovery.shown(bytes(16)).split("-")
    with pytest.raises(RecoveryCodeError) as fault:
        recovery.secret_of("-".join([*groups[:3], groups[3][:4], *groups[4:]]))
    assert "Gruppe 4 i koden skal have fem tegn, og der er 4." in str(fault.value)
    with pytest.raises(RecoveryCodeError) as fault:
        recovery.secret_of("-".join(groups[:5]))
    assert "i alt 35, og der er 25" in str(fault.value)


@given(st.text())
def test_anything_else_is_refused_in_words(text: str) -> None:
    with pytest.raises(RecoveryCodeError):
        recovery.secret_of(text)


def test_how_a_system_spells_ae_does_not_matter() -> None:
    cost = keys.Cost(64 * 1024, 1, 1)
    assert keys.stretch("blåbær", bytes(16), cost) == keys.stretch("bla\u030abær ", bytes(16), cost)


def test_the_cost_keeps_to_its_bounds() -> None:
    for memory, times, lanes in itertools.product((65535, 2**18 + 1), (0, 11), (0, 9)):
        with pytest.raises(ValueError):
            keys.Cost(memory, times, lanes)
    made = keys.calibrated(0.4)
    assert made.memory == 128 * 1024
    assert 3 <= made.time <= 10
