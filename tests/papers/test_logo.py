"""A logo is a small picture and nothing else, and it is drawn with words for who hears it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.papers.logos import HOSTILE, SVG, png, svg
from tests.papers.read_back import is_whole, text_of
from tests.papers.tagged import faults
from tests.papers.test_writing import ENGINE, paper_of
from vip2tui.papers.as_pdf import LOGO
from vip2tui.papers.logo import MOST_BYTES, BadLogoError, looked_at
from vip2tui.papers.paper import Format, Paper

SHAPES = svg(
    '<!-- tegnet af --><defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs>'
    '<rect width="9" height="9" fill="url(#a)"/>',
    '<?xml version="1.0" encoding="UTF-8"?>',
    'width="30mm" height="10mm"',
)


@pytest.mark.parametrize("data", [SVG, png(), SHAPES], ids=["svg", "png", "shapes"])
def test_a_paper_with_a_logo_keeps_the_standard_and_its_bytes(data: bytes, tmp_path: Path) -> None:
    logo, paper = looked_at(data), paper_of("Et papir")
    made = ENGINE.write(paper, logo)
    assert ENGINE.write(paper, looked_at(data)) == made
    assert ENGINE.write(paper) != made
    file = tmp_path / "a.pdf"
    file.write_bytes(made)
    assert is_whole(file)
    assert faults(file, "Et papir") == []
    from tests.papers.read_back import run

    run("qpdf", "--qdf", file, tmp_path / "b.pdf")
    assert f"/Alt ({LOGO})".encode() in (tmp_path / "b.pdf").read_bytes()


def test_a_pocket_card_with_a_logo_stays_one_page(tmp_path: Path) -> None:
    paper = Paper("Bliver du syg?", paper_of("x").made, "Kommunen", (), size=Format.POCKET, pages=1)
    (tmp_path / "a.pdf").write_bytes(ENGINE.write(paper, looked_at(png(2_000, 40))))
    assert "Bliver du syg?" in text_of(tmp_path / "a.pdf")


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_more_than_a_picture_is_refused_with_a_sentence(name: str) -> None:
    with pytest.raises(BadLogoError) as refused:
        looked_at(HOSTILE[name])
    assert "Intet er ændret." in str(refused.value)


@given(st.binary(max_size=300), st.integers(0, 300))
def test_no_file_is_more_than_refused(data: bytes, at: int) -> None:
    for one in (data, png()[:at] + data, SVG[:at] + data + SVG[at:]):
        try:
            logo = looked_at(one)
        except BadLogoError:
            continue
        assert len(logo.data) <= MOST_BYTES
