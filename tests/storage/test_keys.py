"""The recovery code, passphrases, and what a guess costs."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vip2tui.storage import keys, passphrase, recovery
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


def test_the_word_list_is_large_plain_and_fixed() -> None:
    words = passphrase.words()
    assert len(set(words)) == len(words) >= 8192
    assert all(word.isascii() and word.isalpha() and word.islower() for word in words)
    assert (words[0], words[-1]) == ("babak", "styrot")
    assert {len(word) for word in words} <= {5, 6}


def test_a_suggestion_is_five_words_and_good_enough() -> None:
    made = {passphrase.suggest() for _ in range(50)}
    assert len(made) == 50
    assert all(len(phrase.split()) == 5 and passphrase.is_strong(phrase) for phrase in made)


@pytest.mark.parametrize(
    "weak",
    [
        "",
        "123456",
        "sommer2026",
        "kaffe kaffe kaffe kaffe kaffe kaffe",
        "Adgangskode1!",
        "qwertyuiop",
        "abcdefghijklmnopqrstuvwxyz",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "1234567890123456789012345",
        "en to tre fire",
        "jeg hedder Søren",
        "babak babak babak babak babak",
        "kat hund mus ko gris",
        "rød grøn blå gul sort",
        "en hest spiser grønt hø",
        "jeg elsker at spise kage om søndagen",
        "correct horse battery staple",
        "aaaaa bbbbb ccccc ddddd eeeee",
    ],
)
def test_what_could_be_guessed_is_not_enough(weak: str) -> None:
    assert not passphrase.is_strong(weak)


@pytest.mark.parametrize(
    "strong",
    [
        "tolv cykler under broen synger falsk",
        "mursten cykel paraply kaffe vinter",
        "lampe stol bord vindue gulv",
        "bafed ludog mirak telun bosut",
        "r7#Kq!2zV9@pLx4$wNbT",
        "hest batteri korrekt hæfteklamme ravn møde klud",
    ],
)
def test_five_words_drawn_by_lot_or_a_long_sentence_are_enough(strong: str) -> None:
    assert passphrase.is_strong(strong)


def test_how_a_system_spells_ae_does_not_matter() -> None:
    cost = keys.Cost(64 * 1024, 1, 1)
    assert keys.stretch("blåbær", bytes(16), cost) == keys.stretch("bla\u030abær ", bytes(16), cost)


def test_the_cost_keeps_to_its_bounds() -> None:
    for memory, times, lanes in itertools.product((65535, 2**20 + 1), (0, 11), (0, 9)):
        with pytest.raises(ValueError):
            keys.Cost(memory, times, lanes)
    made = keys.calibrated(0.4)
    assert made.memory == 128 * 1024
    assert 3 <= made.time <= 10
