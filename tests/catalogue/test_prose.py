"""What a mentor reads is plain, says one thing by one word, and every figure has its mark."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.catalogue.danish import lix
from tests.catalogue.prose import FEW_WORDS, MOST_LIX, joined, of_checklist, prose, words
from tests.catalogue.table import rows
from tests.catalogue.test_lists import FILES, raw
from tests.catalogue.test_packages import SEED_NAMES, each
from vip2tui.base import datafiles
from vip2tui.catalogue.catalogue import SHIPPED

RULES = [f"regler/{name}" for name in datafiles.shipped_names("regler")]
EVERY = [*(f"jobpakker/{one}.json" for one in SEED_NAMES), *RULES, "instrument.json", "kle.json"]
EVERY += [f"{name}.json" for name in FILES]

ONE_WORD = {
    r"\bpakken\b|\bpakker\b(?= \d)": "jobpakken",
    r"\bcheckliste\w*": "tjekliste",
    r"\bkursist\w*": "borger",
    r"\bden ledige\b|\bbrugeren\b": "borgeren",
    r"\bsagsbehandler\w*": "konsulent",
    r"\bcoach\w*|\bvejlederen\b": "mentor",
    r"\bmilestone\w*|\bKPI\b": "delmål",
    r"\bscore\w*": "niveau eller svar",
    r"\bpjæk\w*": "fravær",
    r"\bmakker\b(?=.*\bbuddy\b)|\bbuddy\b": "makker",
}
"""What the glossary never says (whole words), and what it says instead."""


@each
def test_a_package_is_easy_to_read(package_id: str) -> None:
    parts = prose(SHIPPED.package(package_id))
    assert lix(joined(text for texts in parts.values() for text in texts)) <= MOST_LIX
    for name in ("læs først", "råd", "frafald", "delmål", "krav", "regler"):
        if words(parts[name]) >= FEW_WORDS:
            assert lix(joined(parts[name])) <= MOST_LIX, name


def test_the_checklist_and_the_shared_advice_are_easy_to_read() -> None:
    for texts in of_checklist(SHIPPED.checklist()).values():
        assert lix(joined(texts)) <= MOST_LIX
    shared = SHIPPED.shared()
    risks = [text for one in shared.risks for text in (one.risk, one.sign, one.action) if text]
    for texts in ([one.text for one in shared.mentor], [one.text for one in shared.amu], risks):
        assert lix(joined(texts)) <= MOST_LIX


def test_what_the_citizen_is_asked_is_easy_to_read() -> None:
    indicators = SHIPPED.instrument().indicators
    assert lix(joined(str(one.citizen) for one in indicators if one.citizen)) <= 30


def danish(part: Any, keys: tuple[str, ...] = ()) -> Iterator[str]:
    if isinstance(part, dict):
        for key, value in part.items():
            if key not in ("kilder", "en", "english", "hjaelp_en", "id", "forklaring"):
                yield from danish(value, (*keys, key))
    elif isinstance(part, list):
        for value in part:
            yield from danish(value, keys)
    elif isinstance(part, str):
        yield part


@pytest.mark.parametrize("name", EVERY)
def test_one_thing_has_one_word(name: str) -> None:
    wrong = {
        text: better
        for text in danish(raw(name))
        for bad, better in ONE_WORD.items()
        if re.search(bad, text, re.IGNORECASE)
    }
    assert wrong == {}


UNSTAMPED = {"format", "id", "version", "gaelder_fra", "gyldig_fra", "gyldig_til", "tjek_igen"}
UNSTAMPED |= {"navn", "note", "status", "afloeser", "laest", "pakke", "kilde"}
"""What stands at the top of a file about the file itself."""


def bare(part: Any, where: str = "", top: bool = True) -> Iterator[str]:
    """Yield the places of texts and figures that no stamp covers."""
    if isinstance(part, dict):
        if "kilde" in part:
            return
        for key, value in part.items():
            if not (top and key in UNSTAMPED):
                yield from bare(value, f"{where}.{key}", top=False)
    elif isinstance(part, list):
        for value in part:
            yield from bare(value, where, top=False)
    elif isinstance(part, str | int | float) and not isinstance(part, bool):
        yield where


@pytest.mark.parametrize("name", EVERY)
def test_every_text_and_every_figure_stands_in_a_stamp(name: str) -> None:
    data = raw(name)
    sources = data.pop("kilder", {})
    assert list(bare(data)) == []
    assert all(one.get("aar") or one.get("laest") or one.get("url") for one in sources.values())


CLUMSY = re.compile(r" [,.;:!?](?!\.)|\.\.(?!\.)|,,|[a-zæøå]\.[A-ZÆØÅ]|\( | \)|\d%|\d (?=\d{3}\b)")


@pytest.mark.parametrize("name", EVERY)
def test_no_text_is_clumsily_set(name: str) -> None:
    wrong = [
        text
        for text in danish(raw(name))
        if CLUMSY.search(text)
        or text.count("«") != text.count("»")
        or text.count("(") != text.count(")")
    ]
    assert wrong == []


FALSE_FRIENDS = {
    r"\b(?:bekendtgørelse|lovbekendtgørelse|lov) \d": "a number that reads as a year",
    r"\ber husket\b": "«måske …; slå det op»",
    r"set i kilden": "one sentence about a number, not two",
    r"skriv, hvilke virksomheder": "a shipped package cannot be written in",
    r"lokalt udfyldt": "nobody local filled it in",
    r"gælder også her": "nothing stands before it",
}


@pytest.mark.parametrize("name", EVERY)
def test_no_text_says_what_it_cannot_mean(name: str) -> None:
    wrong = {
        text: why
        for text in danish(raw(name))
        for bad, why in FALSE_FRIENDS.items()
        if re.search(bad, text, re.IGNORECASE)
    }
    assert wrong == {}


@each
def test_no_goal_rewards_silence(package_id: str) -> None:
    steps = SHIPPED.package(package_id).steps
    zero = [goal.id for step in steps for goal in step.goals if goal.target == 0]
    assert [one for one in zero if one != "ordinaer.mentorstoette"] == []


@each
def test_what_holds_for_a_time_is_not_told_as_of_today(package_id: str) -> None:
    package = SHIPPED.package(package_id)
    spans = {
        code: re.findall(r"20\d\d–(20\d\d)", one.name) for code, one in package.sources.items()
    }
    over = {code for code, ends in spans.items() if any(int(end) < 2026 for end in ends)}
    told = [one.text for one in package.parties if one.source in over | {"akt"}]
    assert all("spørg, hvad der gælder nu" in text.lower() for text in told), told


@pytest.mark.parametrize("viewer", ["citizen", "consultant"])
def test_one_question_asks_one_thing(viewer: str) -> None:
    asked = {one.id: getattr(one, viewer) for one in SHIPPED.instrument().indicators}
    two = {
        key: str(one) for key, one in asked.items() if one and re.search(r",? og \w+ ", str(one))
    }
    assert two == {}


def test_the_counts_of_every_package_are_a_table_that_the_checkout_prints() -> None:
    head, *lines = rows()
    assert head.split()[:3] == ["jobpakke", "udg.", "uger"]
    for name, line in zip(SHIPPED.package_names(), lines, strict=False):
        assert line.split()[:3] == [name.id, name.version, str(name.weeks)]
    # What a test prints is lost where the tests run side by side, so it is a step of its own.
    run = Path(__file__).parents[2] / ".ci" / "run"
    assert "python -m tests.catalogue.table\n" in run.read_text(encoding="utf-8")
