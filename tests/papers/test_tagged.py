"""The eye that reads a paper's tags finds what is wrong, and finds nothing wrong with ours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.papers.tagged import faults
from tests.papers.test_writing import ENGINE, HOSTILE, paper_of
from vip2tui.base.safe import clean_line

TITLE = "Et papir"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A paper with every block there is, its objects as plain text."""
    from tests.papers.read_back import run

    folder = tmp_path_factory.mktemp("papir")
    (folder / "a.pdf").write_bytes(ENGINE.write(paper_of(TITLE)))
    run("qpdf", "--qdf", "--object-streams=disable", folder / "a.pdf", folder / "b.pdf")
    return (folder / "b.pdf").read_bytes()


@pytest.mark.parametrize("text", [TITLE, *HOSTILE[:1], *HOSTILE[2:3], *HOSTILE[6:]])
def test_every_block_there_is_keeps_the_standard(text: str, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(ENGINE.write(paper_of(text)))
    assert faults(file, clean_line(text)) == []


def _once(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    """Return what puts something of the same length in the place of the first."""
    assert len(old) == len(new)
    return lambda data: data.replace(old, new, 1)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_once(b"/Marked true", b"/Marked null"), "is not marked"),
        (_once(b"(da-DK)", b"(en-US)"), "says another language"),
        (_once(b"/DisplayDocTitle true", b"/DisplayDocTitle null"), "does not show its title"),
        (_once(b"<pdfuaid:part>1", b"<pdfuaid:part>9"), "does not name the standard"),
        (_once(b"/S /TH", b"/S /XX"), "XX is no role"),
        (_once(b"/S /LI\n", b"/S /TR\n"), "TR stands in L"),
        (_once(b"/Scope /Column", b"/Scopx /Column"), "says not of what"),
        (_once(b"/S /H1", b"/S /H3"), "H3 comes after H0"),
        (_once(b"/MCID 1>>", b"/MCID 0>>"), "drawn 0"),
        (_once(b"/Artifact<</Type/Layout>>BDC", b" " * 28), "neither read nor ornament"),
        (_once(b"/ToUnicode", b"/ToUnicodx"), "cannot be told"),
        (_once(b"/FontFile", b"/FontFilx"), "not in the file"),
    ],
)
def test_what_is_wrong_is_found(
    spoil: Callable[[bytes], bytes], said: str, written: bytes, tmp_path: Path
) -> None:
    spoiled = spoil(written)
    assert spoiled != written, "it has that to spoil"
    file = tmp_path / "b.pdf"
    file.write_bytes(written)
    assert faults(file, TITLE) == []
    file.write_bytes(spoiled)
    assert any(said in one for one in faults(file, TITLE))


def test_another_title_is_found(written: bytes, tmp_path: Path) -> None:
    (tmp_path / "b.pdf").write_bytes(written)
    assert faults(tmp_path / "b.pdf", "Et andet") == ["has another title"]
