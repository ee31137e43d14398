"""What an action did, in words: Danish, short, and safe whatever was typed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vip2tui.base.safe import clean_line
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.changes.change import Change, compose
from vip2tui.domain.kinds.table import KINDS
from vip2tui.sentences.deeds import described


def _change(kind: str, said: dict[str, Any], over: dict[str, list[str]] | None = None) -> Change:
    return compose(
        id="w.c.2", clock=2, action="a", at="", by="", record="r", kind=kind, set=said, over=over
    )


@pytest.mark.parametrize(
    ("kind", "said", "words"),
    [
        ("citizen", {"name": "Amina", "created": "2026-05-04"}, "ny borger «Amina»"),
        ("citizen", {"deleted": True}, "borgeren lagt væk"),
        ("citizen", {"deleted": False}, "borgeren hentet frem"),
        ("citizen", {"phone": "1"}, "borgeren: telefon"),
        ("identity", {"cpr": "1", "citizen": "x"}, "CPR-nummeret: CPR-nummer"),
        ("course", {"plan": {"name": "Lager"}, "start": "x"}, "nyt forløb «Lager»"),
        ("course", {"plan": 5}, "nyt forløb"),
        ("course", {"closed": "2026-05-04", "outcome": "andet"}, "forløbet afsluttet"),
        ("course", {"closed": None}, "forløbet åbnet igen"),
        ("course", {"start": "2026-05-05"}, "forløbet: start"),
        ("mark", {"observed": {"level": 3, "day": "2026-05-04"}}, "niveau 3, man 4. maj 2026"),
        ("mark", {"observed": {"level": "\x1b", "day": 5}}, "niveauet: niveau"),
        ("mark", {"note": "x"}, "niveauet: bemærkning"),
        ("step", {"status": "sprunget_over", "reason": "x"}, "trinnet sprunget over"),
        ("step", {"weeks": 4, "course": "c"}, "trinnet: uger"),
        ("step", {"name": "Kursus", "track": "amu"}, "nyt trin «Kursus»"),
        ("step", {"name": "Kursus", "course": "c"}, "trinnet: navn"),
        ("goal", {"text": "Kan svejse", "step": "s"}, "nyt delmål «Kan svejse»"),
        ("item", {"text": "Nøgle", "days": 3}, "nyt punkt «Nøgle»"),
        ("goal", {"status": "naaet", "day": "x"}, "delmålet nået"),
        ("goal", {"evidence": "x"}, "delmålet: det, der viser det"),
        ("item", {"status": "klaret", "course": "c"}, "flueben sat"),
        ("item", {"status": "aaben", "note": "x"}, "flueben fjernet"),
        ("item", {"status": "udskudt"}, "punkt udskudt"),
        ("item", {"status": "ikke_relevant"}, "punkt sat som ikke relevant"),
        ("item", {"note": "x"}, "punktet: bemærkning"),
        ("entry", {"type": "note", "text": "gik\ngodt"}, "notatet «gik godt»"),
        ("entry", {"type": "note", "minutes": 5}, "notatet uden tekst"),
        ("entry", {"type": "note", "attended": 4, "planned": 5}, "ugens runde"),
        ("step", {"course": "x", "name": "", "track": "dansk"}, "nyt trin"),
        ("entry", {"text": "ny", "reason": "x"}, "rettelse af notatet: tekst"),
        ("entry", {"minutes": 5, "day": "x", "reason": "y"}, "rettelse af notatet: dato, tid"),
        ("\x1b[2J", {"\x1b]0;x": 1}, "oplysningen: andet"),
    ],
)
def test_what_one_change_did(kind: str, said: dict[str, Any], words: str) -> None:
    assert described(SHIPPED, [_change(kind, said)]) == words


def test_what_it_is_called_is_said_where_it_is_known() -> None:
    names = {"r": "Sikkerhed er vist\x1b[2J"}
    assert described(SHIPPED, [_change("item", {"status": "klaret"})], names) == (
        "flueben sat ved «Sikkerhed er vist[2J»"
    )
    assert described(SHIPPED, [_change("step", {"status": "i_gang"})], names) == (
        "trinnet «Sikkerhed er vist[2J» sat i gang"
    )


def test_several_are_counted() -> None:
    one, two = _change("item", {"status": "klaret"}), _change("citizen", {"phone": "1"})
    assert described(SHIPPED, []) == "ingenting"
    assert described(SHIPPED, [one, one]) == "flueben sat"
    assert described(SHIPPED, [one, two]) == "flueben sat og borgeren: telefon"
    assert described(SHIPPED, [one, two, one]) == "flueben sat og 2 andre ting"
    undo = compose(
        id="w.c.3", clock=3, action="a", at="", by="", record="r", kind="undo", undoes=["w.c.1"]
    )
    assert described(SHIPPED, [undo]) == "det, der blev fortrudt"


FIELDS = sorted({name for kind in KINDS.values() for name in kind.fields} | {"deleted", "æ"})
values = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=200),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=3,
)


@given(
    kind=st.sampled_from([*KINDS, "x"]) | st.text(max_size=5),
    said=st.dictionaries(st.sampled_from(FIELDS), values, max_size=5),
    name=st.text(max_size=100),
)
def test_the_words_are_one_short_clean_line(kind: str, said: dict[str, Any], name: str) -> None:
    words = described(SHIPPED, [_change(kind, said)], {"r": name})
    assert words == clean_line(words)
    assert words
    assert "\n" not in words
    fields = KINDS[kind].fields.values() if kind in KINDS else ()
    assert len(words) < 130 + sum(len(one.words) + 2 for one in fields)
