"""What people typed is data on a paper, its two ways of writing agree, and it can be read."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.papers.read_back import facts, is_whole, text_of
from vip2tui.base.safe import clean_line, width_of
from vip2tui.papers.as_pdf import NO_SIGN, PdfEngine, TooManyPagesError
from vip2tui.papers.as_text import WIDTH, as_text
from vip2tui.papers.paper import (
    Bar,
    Bars,
    Blanks,
    Fields,
    Format,
    Heading,
    Paper,
    Passage,
    Points,
    Signatures,
    Stairs,
    Table,
    Tick,
    Ticks,
    Weight,
)

DAY = date(2026, 5, 3)
HOSTILE = (
    "#let x = 1; $y$ @ref <label> [a] *b* _c_ `d` \\ // /* \" ' = + - ~",
    '#read("/etc/passwd") #image("x.png") #sys.inputs',
    "«x [/] y» «[bold»",
    "æøåÆØÅ a\u030a\u0301 e\u0301",
    "مرحبا \u202e bagl\u00e6ns \u2066 x",
    "漢字 ትግ 🙂 \ud800 \x1b[31m\x07",
    "line\nline\r\nline\ttab",
    '"}],"blocks":[]',
)
ENGINE = PdfEngine()


def paper_of(text: str, pages: int | None = None) -> Paper:
    """Return a paper in which one text stands everywhere text can stand."""
    return Paper(
        text,
        DAY,
        text,
        (
            Heading(text),
            Passage(text),
            Passage(text, Weight.STRONG),
            Passage(text, Weight.SMALL),
            Points((text, text)),
            Ticks((Tick(text, is_done=True, words=text), Tick(text, is_done=False))),
            Fields(((text, text),)),
            Table((text, text), ((text, text),), (2, 1), frozenset({1}), (text, text)),
            Bars((Bar(text, text, 0.0, 0.6, 0.3),), ((0.0, text),), 0.4),
            Stairs(((text, text), (text, text)), 1),
            Blanks(text, 2),
            Signatures((text, text)),
        ),
        under=text,
        pages=pages,
        note=text,
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_what_was_typed_is_read_as_it_was_typed(text: str, tmp_path: Path) -> None:
    file = tmp_path / "papir.pdf"
    file.write_bytes(ENGINE.write(paper_of(text)))
    assert is_whole(file)
    said = facts(file)
    assert (said["Tagged"], said["JavaScript"], said["Encrypted"]) == ("yes", "no", "no")
    # Another direction is put in its own order by whoever reads it back.
    read = unicodedata.normalize("NFC", text_of(file))
    for word in clean_line(text).split():
        if word.isascii():
            assert word in read, word


@settings(max_examples=60)
@given(st.text(max_size=400))
def test_no_text_can_stop_a_paper_or_be_told_as_another_one(text: str) -> None:
    made = ENGINE.write(paper_of(text))
    assert made.startswith(b"%PDF-")
    twin = as_text(paper_of(text))
    assert "\x1b" not in twin
    assert "\u202e" not in twin


@pytest.mark.parametrize("text", ["x" * 10_000, "ord " * 2_500, "æ" * 10_000])
def test_a_text_of_10000_signs_goes_on_over_pages(text: str, tmp_path: Path) -> None:
    file = tmp_path / "papir.pdf"
    paper = Paper("Langt", DAY, "Kommunen", (Passage(text),))
    file.write_bytes(ENGINE.write(paper))
    read = re.sub(r"\s", "", text_of(file)).replace("-", "")
    assert read.count(text[0]) >= text.count(text[0])  # the foot may hold that letter too
    assert max(map(width_of, as_text(paper).splitlines())) <= WIDTH


def test_the_same_facts_give_the_same_bytes() -> None:
    assert PdfEngine().write(paper_of("æøå")) == ENGINE.write(paper_of("æøå"))


def test_the_day_on_the_paper_is_the_one_passed_in(tmp_path: Path) -> None:
    file = tmp_path / "papir.pdf"
    file.write_bytes(ENGINE.write(paper_of("x")))
    assert "May  3" in facts(file)["CreationDate"]
    assert "3. maj 2026" in text_of(file)


def test_letters_shrink_before_a_paper_is_refused() -> None:
    lines = tuple(f"Linje {one}" for one in range(66))
    fits = Paper("Kort", DAY, "Kommunen", (Points(lines),), pages=1)
    loose = Paper("Kort", DAY, "Kommunen", (Points(lines),))
    assert ENGINE.write(fits) != ENGINE.write(loose)
    long = Paper("Kort", DAY, "Kommunen", (Points(lines * 9),), pages=1)
    with pytest.raises(TooManyPagesError) as found:
        ENGINE.write(long)
    assert found.value.most == 1
    assert found.value.pages > 1


def test_a_letter_that_no_font_draws_is_a_box_and_the_rest_stands(tmp_path: Path) -> None:
    file = tmp_path / "papir.pdf"
    file.write_bytes(ENGINE.write(Paper("Navn", DAY, "Kommunen", (Passage("før 漢🙂 efter"),))))
    assert f"før {NO_SIGN * 2} efter" in text_of(file)


def test_every_sign_that_is_said_to_be_drawn_is() -> None:
    """The list beside the fonts is held against the fonts, by the engine that draws with them."""
    file = Path(__file__).parents[2] / "packages_data/papirer/skrifter/tegn.json"
    known = json.loads(file.read_text(encoding="utf-8"))["tegn"]
    signs = [chr(one) for first, last in known for one in range(first, last + 1)]
    assert len(signs) > 5000
    marked = [f"o{one}" if unicodedata.combining(one) else one for one in signs]
    made = ENGINE.write(Paper("Tegn", DAY, "Kommunen", (Points(tuple(marked)),)))
    assert made.startswith(b"%PDF-")


def test_a_pocket_card_is_small(tmp_path: Path) -> None:
    file = tmp_path / "papir.pdf"
    card = Paper("Bliver du syg?", DAY, "Kommunen", (Passage("Ring."),), size=Format.POCKET)
    file.write_bytes(ENGINE.write(card))
    assert "419.5" in facts(file)["Page size"]


def test_the_text_twin_says_what_is_drawn() -> None:
    twin = as_text(
        Paper(
            "Plan på én side", DAY, "Kommunen",
            (
                Stairs((("Sprog", "færdig"), ("Praktik", "i gang"), ("Job", "senere")), 1),
                Bars((Bar("Praktik", "i gang, slutter 1. juni", 0.0, 1.0, 0.5),), (), None),
                Ticks((Tick("Vist rundt", is_done=True, words="klaret 2. maj"),)),
                Table(("Dag", "Tid"), (("man 4. maj", "1:30"),), (2, 1), frozenset({1}),
                      ("I alt", "1:30")),
                Signatures(("Borgeren",)),
            ),
            under="Amina Prøvesen",
        )
    )  # fmt: skip
    assert twin.startswith("PLAN PÅ ÉN SIDE\n\nAmina Prøvesen\n")
    assert "2. Praktik: i gang (her er vi nu)" in twin
    assert "Praktik: i gang, slutter 1. juni" in twin
    assert "[x] Vist rundt · klaret 2. maj" in twin
    assert re.search(r"^I alt +1:30$", twin, re.MULTILINE)
    assert "Borgeren, dato og underskrift: ___" in twin
    assert twin.rstrip().endswith("Kommunen · skrevet søn 3. maj 2026")
