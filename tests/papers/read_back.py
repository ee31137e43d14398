"""Reads a PDF with ordinary programs, which know nothing of us."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

MAY_BREAK = "\u200b"


def run(*words: str | Path) -> str:
    try:
        done = subprocess.run(words, capture_output=True, check=False, encoding="utf-8")
    except FileNotFoundError:
        pytest.skip(f"{words[0]} is not here; .ci/run installs it")
    assert done.returncode == 0, done.stderr
    return done.stdout


def facts(file: Path) -> dict[str, str]:
    """Return what ``pdfinfo`` says of a file."""
    lines = (line.partition(":") for line in run("pdfinfo", file).splitlines())
    return {name.strip(): said.strip() for name, _, said in lines}


def is_whole(file: Path) -> bool:
    """Return whether ``qpdf`` finds nothing wrong."""
    return "No syntax or stream encoding errors found" in run("qpdf", "--check", file)


def text_of(file: Path) -> str:
    """Return the text in reading order, a blank between words."""
    said = run("pdftotext", "-raw", file, "-").replace(MAY_BREAK, "")
    return re.sub(r"\s+", " ", said)
