"""Every mistake of a package file is told with field and line, whatever the file is."""

import json
import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.catalogue.test_packages import SEED_NAMES, each, raw_package
from vip2tui.catalogue.catalogue import SHIPPED, read_package
from vip2tui.catalogue.examine import Report, examine
from vip2tui.catalogue.positions import positions

Data = dict[str, Any]
NAMES = st.sampled_from(["id", "trin", "kilde", "tekst"]) | st.text(max_size=3)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(NAMES, inside, max_size=3),
    max_leaves=8,
)


def written(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def after(change: Callable[[Data], Any], package_id: str = "butik") -> Report:
    data = raw_package(package_id)
    change(data)
    return examine(written(data), SEED_NAMES)


def said(report: Report) -> list[str]:
    return [f"{one.field}: {one.message}" for one in report.remarks]


@each
def test_a_shipped_package_has_nothing_to_remark(package_id: str) -> None:
    report = examine(written(raw_package(package_id)), SEED_NAMES)
    assert report.remarks == ()
    assert report.found == SHIPPED.package(package_id)


@pytest.mark.parametrize(
    ("change", "field", "message"),
    [
        (lambda d: d.pop("trin"), "trin", "mangler"),
        (lambda d: d["trin"][1].pop("navn"), "trin.1.navn", "mangler"),
        (lambda d: d["trin"][1].update(notr=d["trin"][1].pop("noter")), "trin.1.notr",
         "kendes ikke; mente du «noter»?"),
        (lambda d: d.update(opgaver="x"), "opgaver", "skal være en liste i [ ]"),
        (lambda d: d.update(krav=[]), "krav", "skal være en gruppe af felter i { }"),
        (lambda d: d["opgaver"][0].update(tekst=7), "opgaver.0.tekst", "skal være tekst"),
        (lambda d: d["opgaver"][0].update(tekst=""), "opgaver.0.tekst", "er tom"),
        (lambda d: d["opgaver"][0].update(tekst="x" * 601), "opgaver.0.tekst", "højst 600 tegn"),
        (lambda d: d["trin"][0]["delmaal"][0].update(maal=1.5), "trin.0.delmaal.0.maal", "helt"),
        (lambda d: d["trin"][0]["delmaal"][0].update(maal=-1), "trin.0.delmaal.0.maal", "under 0"),
        (lambda d: d["trin"][0]["delmaal"][0].update(retning="op"), "trin.0.delmaal.0.retning",
         "skal være mindst eller hoejst"),
        (lambda d: d["trin"][0].update(spor="løb"), "trin.0.spor", "skal være afklaring"),
        (lambda d: d["trin"][0].update(valgfrit="ja"), "trin.0.valgfrit", "true eller false"),
        (lambda d: d["trin"][0]["uger"].update(normal=99), "trin.0.uger", "min ≤ normal ≤ max"),
        (lambda d: d["trin"].append(d["trin"][0]), "trin.5.id", "to gange"),
        (lambda d: d["trin"][0]["delmaal"].append(d["trin"][0]["delmaal"][0]),
         "trin.0.delmaal.5.id", "to gange"),
        (lambda d: d["trin"][0]["delmaal"][0].update(id="andet.x"), "trin.0.delmaal.0.id",
         "begynde med trinnets id"),
        (lambda d: d["kompetencer"].append(d["kompetencer"][0]), "kompetencer.12.id", "to gange"),
        (lambda d: d["opgaver"][0].pop("kilde"), "opgaver.0.kilde", "mangler"),
        (lambda d: d["opgaver"][0].update(kilde="nyt"), "opgaver.0.kilde", "under «kilder»"),
        (lambda d: d.update(id="Butik Nord"), "id", "små bogstaver"),
        (lambda d: d.update(version="ny"), "version", "«1.0»"),
        (lambda d: d.update(gaelder_fra="i går"), "gaelder_fra", "dato"),
        (lambda d: d["beviser"][0].update(kontrolleret="i år"), "beviser.0.kontrolleret", "måned"),
        (lambda d: d["kilder"]["gk"].update(url="C:\\x"), "kilder.gk.url", "https://"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_by_field_and_line(
    change: Callable[[Data], Any], field: str, message: str
) -> None:
    data = raw_package("butik")
    change(data)
    lines = written(data).decode().splitlines()
    report = examine(written(data), SEED_NAMES)
    assert report.found is None
    told = [one for one in report.mistakes if one.field == field and message in one.message]
    assert told, said(report)
    assert len(report.mistakes) == 1, said(report)
    name = field.rpartition(".")[2]
    if not message.startswith("mangler"):
        assert f'"{name}"' in lines[(told[0].line or 0) - 1]


def test_every_mistake_is_told_at_once() -> None:
    def change(data: Data) -> None:
        data["trin"][0]["uger"]["min"] = "to"
        data["opgaver"][1]["kilde"] = "ukendt"
        data["ordd"] = []

    assert [one.field for one in after(change).mistakes] == [
        "opgaver.1.kilde",
        "trin.0.uger.min",
        "ordd",
    ]


@pytest.mark.parametrize(
    ("change", "field", "message"),
    [
        (lambda d: d["naboer"][0].update(id="gartner"), "naboer.0.id", "findes ikke her"),
        (lambda d: d["naboer"][0].update(id="butik"), "naboer.0.id", "nabo til sig selv"),
        (lambda d: d["naboer"].append(d["naboer"][0]), "naboer.2.id", "to gange"),
        (lambda d: d["ord"].append(d["ord"][0]), "ord.27.da", "to gange"),
        (lambda d: d["opgaver"][0].update(tekst="Fylde\u202e op"), "opgaver.0.tekst", "usynlige"),
        (
            lambda d: d["opgaver"][0].update(tekst="BeskÃ¦ftigelse"),
            "opgaver.0.tekst",
            "«Beskæftigelse»",
        ),
        (lambda d: d.update(marked=[]), "marked", "hvor der er brug for folk"),
        (lambda d: d["trin"][2].update(delmaal=[]), "trin.praktik", "har 0 delmål"),
        (lambda d: d["trin"].pop(), "trin", "ender i et ordinært job"),
        (lambda d: d["trin"][4].update(start=40), "trin.ordinaer", "5 uger uden noget"),
        (lambda d: d.update(kompetencer=d["kompetencer"][:7]), "kompetencer", "7 faglige"),
        (lambda d: d.update(ord=d["ord"][:15]), "ord", "15 fagord"),
        (lambda d: d["krav"].pop("sprog"), "krav", "hvor meget dansk"),
        (lambda d: d["beviser"][0].update(kontrolleret=None), "beviser", "kontrolleret"),
    ],
)
def test_what_it_lacks_is_advice_and_the_file_can_be_used(
    change: Callable[[Data], Any], field: str, message: str
) -> None:
    report = after(change)
    assert report.found is not None, said(report)
    assert report.mistakes == ()
    assert [one.field for one in report.advice if message in one.message] == [field], said(report)
    assert all(one.line for one in report.advice)


def test_packages_that_are_each_others_neighbours_are_no_mistake() -> None:
    ring = {"a": "b", "b": "c", "c": "a"}
    for one, near in ring.items():
        data = raw_package("butik") | {"id": one}
        data["naboer"] = [{"id": near, "tekst": "Ligner.", "kilde": "forslag"}]
        assert examine(written(data), ring).remarks == ()


def plain(text: str) -> bytes:
    return text.encode()


WHOLE = json.dumps({"id": "ærø"}, ensure_ascii=False)


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (b"", None, "filen er tom"),
        (b" \n ", None, "filen er tom"),
        (b"x" * 5_000_000, None, "mere end 1 MB"),
        (WHOLE.encode("utf-16"), None, "UTF-16"),
        (WHOLE.encode("utf-16-le"), None, "UTF-16"),
        (b'{\n"a": "x\0"}', 2, "nul-tegn"),
        (b'{\n\n"navn": "' + "ærø".encode("cp1252") + b'"}', 3, "ikke gemt som UTF-8"),
        (plain('{\n"a": 1'), 2, "slutter midt i det hele"),
        (plain('{\n"a": [1, 2'), 2, "slutter midt i det hele"),
        (plain('{\n"a": "abc'), 2, "mangler sit anførselstegn"),
        (plain('{\n"a": "abc\n"}'), 2, "mangler sit anførselstegn"),
        (plain('{\n"a": "C:\\x"}'), 2, "der ikke må stå der"),
        (plain('{\n"a": 1,\n}'), 3, "komma for meget"),
        (plain('{\n"a": 1\n"b": 2}'), 3, "her skulle stå komma"),
        (plain('{\n"a" 1}'), 2, "her skulle stå kolon"),
        (plain("{\n'a': 1}"), 2, "hører ikke hjemme"),
        (plain("{\na: 1}"), 2, "hører ikke hjemme"),
        (plain("{\n1: 1}"), 2, "et feltnavn"),
        (plain('{"a": 1}\n}'), 2, "mere efter filens slutning"),
        (plain('{\n"a": NaN}'), 2, "hører ikke hjemme"),
        (plain('{\n"a": 012}'), 2, "hører ikke hjemme"),
        (plain("[" * 500_000), 1, "lag inden i hinanden"),
        (plain('{"a":' * 100_000), 1, "lag inden i hinanden"),
        (plain('{"a":' + "9" * 6000 + "}"), None, "tal i filen er for langt"),
        (plain("[]"), 1, "gruppe af felter"),
        (plain("null"), 1, "gruppe af felter"),
        (plain('"x"'), 1, "gruppe af felter"),
    ],
)  # fmt: skip
def test_what_is_no_json_is_told_by_its_line(data: bytes, line: int | None, message: str) -> None:
    report = examine(data)
    assert report.found is None
    assert message in report.mistakes[0].message
    assert report.mistakes[0].line == line
    assert len(report.mistakes) == 1


def test_a_field_that_stands_twice_is_told_at_the_second() -> None:
    text = written(raw_package("butik")).decode().replace('"trin":', '"ord": [],\n"trin":', 1)
    report = examine(text.encode())
    assert report.found is None
    twice = [one for one in report.mistakes if "to gange i samme gruppe" in one.message]
    assert [one.field for one in twice] == ["ord"]
    lines = text.splitlines()
    assert [one.line for one in twice] == [
        max(n for n, row in enumerate(lines, 1) if '"ord"' in row)
    ]


def test_a_file_saved_by_notepad_can_be_used() -> None:
    data = b"\xef\xbb\xbf" + written(raw_package("butik")).replace(b"\n", b"\r\n")
    assert examine(data, SEED_NAMES).remarks == ()
    assert read_package(data, "x.json").id == "butik"


@pytest.mark.parametrize(
    "data",
    [
        b'{"opgaver":[' + b"1," * 400_000 + b"1]}",
        b"{" + b'"a":1,' * 100_000 + b'"a":1}',
        b"{" + b",".join(b'"%x":1' % n for n in range(19_000)) + b"}",
        b'{"trin":[' + b'{"id":"a","delmaal":[{"id":1}]},' * 3_000 + b"{}]}",
        b'"' + rb"\\" * 200_000,
    ],
    ids=["list", "repeated", "keys", "steps", "escapes"],
)
def test_no_file_costs_more_than_it_is_worth(data: bytes) -> None:
    begun = time.perf_counter()
    report = examine(data)
    assert report.found is None
    assert 0 < len(report.remarks) <= 101
    assert time.perf_counter() - begun < 10  # a second or so; the machine may be busy


def test_a_remark_never_repeats_what_stood_there() -> None:
    report = after(lambda d: d["trin"][0]["uger"].update(normal="Amina Hassan"))
    assert "Amina" not in " ".join(map(str, report.remarks))


@given(st.binary(max_size=200))
def test_no_bytes_bring_it_down(data: bytes) -> None:
    assert examine(data).found is None
    assert examine(data).mistakes


@given(JSON)
def test_no_json_brings_it_down(data: Any) -> None:
    report = examine(json.dumps(data).encode(), SEED_NAMES)
    assert report.found is None
    assert report.mistakes


@given(st.data())
def test_no_single_change_of_a_package_brings_it_down(data: st.DataObject) -> None:
    raw = raw_package("postarbejder")
    inside: Any = raw
    while isinstance(inside, (dict, list)) and inside:
        keys = list(inside) if isinstance(inside, dict) else list(range(len(inside)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(inside[key], (dict, list)) or not inside[key] or data.draw(st.booleans()):
            inside[key] = data.draw(JSON)
            break
        inside = inside[key]
    report = examine(json.dumps(raw).encode(), SEED_NAMES)
    assert (report.found is None) == bool(report.mistakes)


@given(st.integers(0, 19_000), st.integers(0, 255))
def test_no_cut_and_no_flipped_byte_brings_it_down(at: int, byte: int) -> None:
    whole = written(raw_package("postarbejder"))
    cut = examine(whole[:at], SEED_NAMES)
    assert cut.found is None
    flipped = examine(whole[:at] + bytes([byte]) + whole[at + 1 :], SEED_NAMES)
    assert (flipped.found is None) == bool(flipped.mistakes)


@given(JSON)
def test_lines_are_where_an_ordinary_reader_finds_things(data: Any) -> None:
    text = json.dumps(data, indent=1)
    found = positions(text)
    if any(word in text for word in ("NaN", "Infinity")):
        return
    assert found.broken is None
    assert found.repeated == []
    if isinstance(data, dict):
        rows = text.splitlines()
        for name in data:
            line = found.line((name,)) or 0
            assert rows[line - 1].startswith(f" {json.dumps(name)}:")
