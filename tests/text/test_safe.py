"""Whatever was typed, nothing of it reaches a terminal, a table or a calendar as a command."""

import csv
import io
import subprocess
import sys
import unicodedata
from datetime import date
from timeit import timeit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vip2tui.base import safe

ANY = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=80),
    st.text(
        "a \t\r\n\x1b\x9b\x85\u202e\u2066\u200d\ufe0f\u0301\u0316\u1100\u1161\u09c7\u09be=+-@\\,;'"
    ),
)
HOSTILE = [
    "\x1b]52;c;ZWNobw==\x07",
    "\x1b[2J\x1b]0;titel\x1b\\",
    "\x9b31m",
    "[ring til Ali] [/] [@click=app.quit]x",
    "abe\u202efdp.exe",
    "\u2066a\u2069",
    "\ufeffa\u200bb",
    "".join(chr(0xE0000 + ord(char)) for char in "skjult"),
    "\ud800",
    "\ue000\ufdd0\U0001fffe\U0010ffff",
    "e" + "\u0301" * 100,
    "\x00",
    "👨‍👩‍👧",
    "لغة عربية",
    "a" * 65_536,
]


def bad(text: str, *, lines: bool) -> list[str]:
    return [
        char
        for char in text
        if not (lines and char == "\n")
        and (unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co"} or char in "\u2028\u2029")
    ]


@given(ANY)
def test_nothing_hidden_is_left_and_cleaning_twice_changes_nothing(text: str) -> None:
    for clean, lines in ((safe.clean_text, True), (safe.clean_line, False)):
        once = clean(text)
        assert bad(once, lines=lines) == []
        assert clean(once) == once
        assert unicodedata.is_normalized("NFC", once)
        assert clean(unicodedata.normalize("NFD", once)) == once or max(once) >= "\u0300"


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_are_tamed(text: str) -> None:
    assert bad(safe.clean_text(text), lines=True) == []
    assert safe.T(text).plain == safe.clean_text(text)
    assert safe.T(text).spans == []
    safe.terminal(text, "cp850").encode("cp850")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Møde med Åse på lager 3", "Møde med Åse på lager 3"),
        ("A\u030ase", "Åse"),
        ("to\tord\xa0her", "to    ord her"),
        ("en\r\nto\rtre\u2028fire", "en\nto\ntre\nfire"),
        ("  indrykket  ", "  indrykket  "),
        ("\x1b[31mrød", "[31mrød"),
        ("Ng\u01b0\u01a1\u0300i", "Ngư\u1eddi"),
        ("שָׁלוֹם", unicodedata.normalize("NFC", "שָׁלוֹם")),
        ("e" + "\u0323" * 9, "\u1eb9" + "\u0323" * 4),
        ("x\ud83dy", "x\ufffdy"),
    ],
)
def test_what_is_kept_of_a_text(typed: str, kept: str) -> None:
    assert safe.clean_text(typed) == kept


def test_a_line_is_one_line() -> None:
    assert safe.clean_line("  Amina\n\t Nur\u2028Hassan \x1b") == "Amina Nur Hassan"


def test_every_format_character_of_unicode_is_known() -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    assert bad(safe.clean_text(every), lines=True) == []


def test_a_text_that_is_too_long_says_whether_it_is_kept() -> None:
    assert safe.typed_text("x" * safe.MAX_TEXT)
    assert safe.typed_line(f" {'å' * safe.MAX_LINE} ") == "å" * safe.MAX_LINE
    with pytest.raises(safe.TooLongError, match=r"10\.001 tegn.*10\.000.*Intet er gemt") as error:
        safe.typed_text("x" * (safe.MAX_TEXT + 1))
    assert "Den bliver her som kladde og er ikke væk." in str(error.value.kept())
    with pytest.raises(safe.TooLongError, match="201 tegn"):
        safe.typed_line("x" * 201)


@given(ANY, st.integers(-1, 30))
def test_a_cut_text_fits(text: str, width: int) -> None:
    assert safe.width_of(safe.cut(text, width)) <= max(width, 0)
    assert safe.width_of(safe.fit(text, max(width, 0))) == max(width, 0)
    assert "\n" not in safe.cut(text, width)


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("Amina", 5, "Amina"),
        ("Amina", 4, "Ami…"),
        ("漢字漢", 5, "漢字…"),
        ("漢字漢", 4, "漢…"),
        ("e\u0323\u0301x", 1, "…"),
        ("a", 0, ""),
        ("en\nto", 9, "en to"),
    ],
)
def test_cutting(text: str, width: int, shown: str) -> None:
    assert safe.cut(text, width) == shown


def spreadsheet_starts(text: str) -> list[str]:
    return [line.strip()[:1] for line in text.splitlines()]


@given(
    st.one_of(ANY, ANY.map(lambda text: "= " + text), ANY.map(lambda text: "a\n \u3000+" + text))
)
def test_no_line_of_a_cell_is_a_formula(text: str) -> None:
    cell = safe.csv_cell(text)
    assert not {"=", "+", "-", "@", "＝", "＋", "－", "＠", "|", "%"} & set(
        spreadsheet_starts(cell)
    )
    assert "\t" not in cell
    assert "\r" not in cell
    assert safe.csv_cell(cell) == cell


@given(ANY)
def test_a_cell_comes_back_from_a_file(text: str) -> None:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=";").writerow([safe.csv_cell(text), "næste"])
    file.seek(0)
    assert list(csv.reader(file, delimiter=";")) == [[safe.csv_cell(text), "næste"]]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("\xa0 =1", "'  =1"),
        ("\t@SUM", "'    @SUM"),
        ("ok\n-2", "ok\n'-2"),
        ("ok\n\n -2", "ok\n\n' -2"),
        ("3-4 timer", "3-4 timer"),
    ],
)
def test_formulas_become_text(text: str, cell: str) -> None:
    assert safe.csv_cell(text) == cell


@given(ANY)
def test_a_calendar_field_never_ends_early(text: str) -> None:
    field = safe.ics_text(text)
    assert "\n" not in field
    assert "\r" not in field
    unescaped = field.replace("\\\\", "\0").replace("\\;", "").replace("\\,", "")
    assert ";" not in unescaped
    assert "," not in unescaped
    assert "\\" not in unescaped.replace("\\n", "")


@given(
    ANY, st.sampled_from(["ascii", "cp850", "cp1252", "latin-1", "utf-8", "idna", "no-such", ""])
)
def test_the_terminal_can_show_it(text: str, encoding: str) -> None:
    shown = safe.terminal(text, encoding)
    assert bad(shown, lines=True) == []
    if encoding in {"ascii", "cp850", "cp1252", "latin-1", "utf-8"}:
        shown.encode(encoding)


def test_what_an_old_window_shows_instead() -> None:
    assert safe.terminal("Åse «…» ✓ Ğ 漢", "cp1252") == "Åse «…» x G [6F22]"
    assert safe.terminal("Åse … ✓", "cp850") == "Åse ... x"
    assert safe.terminal("Åse", "ascii") == "Aase"
    assert safe.terminal("Søren Łukasz Œ Đặng ığ", "ascii") == "Soeren Lukasz OE Dang ig"
    assert safe.terminal("Søren", "cp437") == "Soeren"
    assert "?" not in safe.terminal("".join(map(chr, range(0xC0, 0x180))), "ascii")
    assert safe.terminal("LAB § 28, 65 °C → 10", "cp437") == "LAB paragraf 28, 65 °C -> 10"
    assert safe.terminal("x\u030c", "ascii") == "x"


def test_two_names_in_other_letters_stay_two_in_an_old_window() -> None:
    shown = [safe.terminal(name, "cp437") for name in ("علي", "李明", "王伟", "Ольга", "Игорь")]
    assert len(set(shown)) == len(shown)
    assert "?" not in "".join(shown)


@given(ANY, st.integers(0, 10**6))
def test_a_file_name_is_made_of_plain_letters(device: str, number: int) -> None:
    stem = safe.file_stem(date(2026, 5, 3), device, number)
    assert set(stem) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(stem) < 70


def test_a_file_name() -> None:
    assert safe.file_stem(date(2026, 5, 3), "Laptop Nørre Å", 7) == "2026-05-03-laptop-noerre-aa-7"
    assert safe.file_stem(date(2026, 5, 3), "../..\\", 7) == "2026-05-03-computer-7"


def test_the_module_does_not_load_the_screen() -> None:
    code = (
        "import sys\nfrom vip2tui.base import safe\n"
        "safe.cut('Åse på lageret', 5); safe.terminal('…')\n"
        "assert not {'textual', 'rich'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_ordinary_text_costs_next_to_nothing() -> None:
    note = "Møde med Åse på lageret – hun kører selv truck nu. " * 4
    assert timeit(lambda: safe.clean_text(note), number=1000) < 0.02  # 1 µs where it was measured


def test_a_skin_tone_does_not_make_a_line_longer_than_it_is_counted() -> None:
    shown = safe.clean_line("👩🏽 hud 👍🏿")
    assert shown == "👩 hud 👍"
    assert safe.width_of(shown) == 9
