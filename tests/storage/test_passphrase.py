"""Passphrases: our words, what is refused and in which words, and what is taken."""

from __future__ import annotations

import random
import string
import subprocess
import sys

import pytest

from vip2tui.base.datafiles import shipped_json
from vip2tui.storage import passphrase
from vip2tui.storage.errors import WeakPassphraseError
from vip2tui.storage.guessing import Known, bits

ROW = "dage, måneder og tal på række"
NUMBERS = "datoer og tal"
AGAIN = "det samme ord går igen"
WALK = "tasterne ligger ved siden af hinanden"
ADDRESS = "en adresse kender andre også"
NOT_OURS = """
    abort adolf allah araber bibel bordel bombe bryst cancer depression djævel fanden fattig
    fede fisse gud helvede henrette heroin hore idiot islam jesus jihad kneppe knep krig kokain
    krist kusse lort luder mord moske muslim narko nazi neger numse onani perker pik pistol pis
    porno racist rass rumpe satan selvmord sex sigøjner skid slave smerte sut svin syg terror tis
    tortur vold vampyr xxx
"""
FAMILIES = """
    mandag tirsdag onsdag torsdag fredag januar februar marts april juni juli august september
    oktober november december fire seks syv otte elleve tolv tretten fjorten femten seksten sytten
    atten nitten tyve tredive fyrre hundrede tusind
"""


def test_the_words_are_many_plain_and_told_apart_by_four_letters() -> None:
    words = passphrase.words()
    assert len(words) >= 2048
    assert list(words) == sorted(words)
    assert all(set(word) <= set(string.ascii_lowercase) for word in words)
    assert {len(word) for word in words} <= {4, 5, 6, 7, 8}
    assert len({word[:4] for word in words}) == len(words)


def test_no_word_could_hurt_and_none_stands_in_a_row_that_is_refused() -> None:
    assert not set(passphrase.words()) & set((NOT_OURS + FAMILIES).split())


def test_the_names_are_names() -> None:
    names = shipped_json("adgangsord.json")["navne"]
    assert len(names) > 400
    assert len(set(names)) == len(names)
    assert all(name.istitle() for name in names)


def test_a_suggestion_is_five_different_words_and_always_taken() -> None:
    made = {passphrase.suggest() for _ in range(300)}
    assert len(made) == 300
    assert all(len(set(phrase.split())) == 5 for phrase in made)
    assert all(passphrase.fault(phrase) == "" for phrase in made)


def test_nothing_is_imported_for_what_is_proposed_or_refused_by_a_rule() -> None:
    line = (
        "import sys; from vip2tui.storage import passphrase as p; p.fault(p.suggest());"
        "p.fault('mandag tirsdag onsdag torsdag fredag'); print('zxcvbn' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", line], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("Sommer2026! Sommer2027!", ROW),
        ("mandag tirsdag onsdag torsdag fredag", ROW),
        ("mandagtirsdagonsdagtorsdagfredag", ROW),
        ("Januar Februar Marts April Maj", ROW),
        ("en to tre fire fem seks syv otte ni ti", ROW),
        ("forår sommer efterår vinter", ROW),
        ("monday tuesday wednesday thursday friday", ROW),
        ("12-05-1980 03-04-2011 24-12-1999", NUMBERS),
        ("12/5 1980, 3/4 2011, 24/12 1999", NUMBERS),
        ("120580030411241299", NUMBERS),
        ("3. maj 1980 og 24. maj 2001", ROW),
        ("11 22 33 44 55 66 77 88", NUMBERS),
        ("+45 12 34 56 78 87 65 43 21", NUMBERS),
        ("Kaffe2026! Kaffe2027! Kaffe2028!", AGAIN),
        ("sovepose sovesal sovetid sovemiddel soveplads", AGAIN),
        ("1qaz2wsx3edc4rfv5tgb", WALK),
        ("qwertyuiopåasdfghjklæø", WALK),
        ('!QAZ"WSX#EDC¤RFV', WALK),
        ("mette.vestergaard-olsen1975@eksempel-kommune.dk", ADDRESS),
        ("Nørregade 112 2. tv 8000 Aarhus C", ADDRESS),
        ("www.eksempel-kommune.dk/borger/job", ADDRESS),
    ],
)
def test_what_people_choose_first_is_refused_with_the_reason_and_a_way_on(
    typed: str, why: str
) -> None:
    with pytest.raises(WeakPassphraseError) as refused:
        passphrase.require_strong(typed)
    said = str(refused.value)
    assert said.startswith("Adgangskoden er for let at gætte: ")
    assert why in said
    assert "Intet er ændret." in said
    assert "Brug fem forskellige ord" in said


@pytest.mark.parametrize(
    "alphabet",
    [
        string.ascii_letters + string.punctuation,
        string.ascii_lowercase + string.punctuation,
        string.ascii_letters + string.digits + string.punctuation,
        "0123456789abcdef",
        "0123456789ABCDEF",
    ],
)
def test_sixteen_signs_drawn_by_lot_are_taken(alphabet: str) -> None:
    draw = random.Random(7)  # always the same: about one in two thousand looks like words
    drawn = ["".join(draw.choices(alphabet, k=16)) for _ in range(150)]
    assert [one for one in drawn if passphrase.fault(one)] == []


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
        "abonnent abonnent abrikos accent adgang",
        "Søren Mette Lars Hanne Peter Jens Karen Ole",
        "København Aarhus Odense Aalborg Esbjerg Randers",
        "lager transport butik rengøring slagteri",
        "P4ssw0rd1234567!",
        "Lars1975!Mette1978!Ole2001!",
        "k7#Qk7#Qk7#Qk7#Q",
        "produktionsmedarbejder",
        "a" * 10_000,
    ],
)
def test_what_could_be_guessed_is_not_enough(weak: str) -> None:
    assert passphrase.fault(weak)


@pytest.mark.parametrize(
    "strong",
    [
        "tolv cykler under broen synger falsk",
        "mursten cykel paraply kaffe vinter",
        "lampe stol bord vindue gulv",
        "bafed ludog mirak telun bosut",
        "r7#Kq!2zV9@pLx4$wNbT",
        "hest batteri korrekt hæfteklamme ravn møde klud",
        "mursten cykel 12-05-1980 paraply kaffe vinter",
    ],
)
def test_five_words_drawn_by_lot_or_a_long_sentence_are_enough(strong: str) -> None:
    assert not passphrase.fault(strong)


@pytest.mark.parametrize(
    ("typed", "is_word"),
    [
        ("abcdefghiqwrtz", True),  # 7 of its 12 parts of three letters are a word's
        ("abcdefghqwrtzp", False),  # 6 of them
        ("ABCDEFGHIQWRTZ", True),
        ("aBcdefghiqwrtz", False),
    ],
)
def test_letters_whose_parts_are_mostly_those_of_words_count_as_one_word(
    typed: str, *, is_word: bool
) -> None:
    known = Known.of(["abcdefghi"], [], [])
    assert (bits(typed, known) <= 12) == is_word
