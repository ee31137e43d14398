"""Files as a municipality would send them."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

LOCAL = {"lokal": {"navn": "Nordstrand Kommune", "aar": 2026}}


def as_file(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def a_word(term: str, one: str, the: str, many: str, the_many: str) -> dict[str, str]:
    return {"id": term, "ental": one, "bestemt": the, "flertal": many,
            "flertal_bestemt": the_many, "kilde": "lokal"}  # fmt: skip


NORTH = a_word("jobcentre", "Beskæftigelse Nord", "Beskæftigelse Nord", "beskæftigelseskontorer",
               "beskæftigelseskontorerne")  # fmt: skip
OFFICE = a_word("office", "hus", "Huset Nord", "huse", "husene")


def words(*every: dict[str, str], version: str = "1.0") -> dict[str, Any]:
    return {"format": 1, "version": version, "ord": list(every or (NORTH,)), "kilder": LOCAL}


def numbers(number: str = "15.20.99") -> dict[str, Any]:
    one = {"emne": "mentor", "nr": number, "navn": "Mentorstøtte", "kilde": "lokal"}
    return {"format": 1, "version": "1.0", "laest": "2026-04", "numre": [one], "kilder": LOCAL}


def points(*ids: str, group: str = "egne", version: str = "1.0", text: str = "Nøglen er udleveret",
           **more: Any) -> dict[str, Any]:  # fmt: skip
    plain = {"tekst": text, "en": "x", "hvem": "L", "kilde": "lokal",
             "frist": {"fra": "start", "dage": -5}}  # fmt: skip
    every = [{"id": one} | plain | more for one in ids or ("x01.1",)]
    return {"format": 1, "id": group, "version": version, "punkter": every, "kilder": LOCAL}


def shipped(file: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files("packages_data").joinpath(file).read_bytes())
    return found


def new_checklist(version: str = "1.1", text: str = "Ugens snak er holdt") -> dict[str, Any]:
    """The shipped list with another text and another day in two of its points."""
    data = shipped("tjekliste.json")
    by_id = {one["id"]: one for area in data["omraader"] for one in area["punkter"]}
    by_id["m06.1"]["tekst"] = text
    by_id["m01.1"]["frist"]["dage"] = -21
    return data | {"version": version, "gaelder_fra": "2026-06-01"}


def an_act(begins: str = "2027-01-01", months: int = 9, **more: Any) -> dict[str, Any]:
    rule = {"id": "lab-2027.mentor-laengde", "emne": "mentor",
            "tekst": f"Mentorstøtte gives i højst {months} måneder ad gangen.",
            "hjemmel": "LAB § 170", "tal": {"maaneder": months}, "kontrolleret": "2026-11",
            "kilde": "lokal"}  # fmt: skip
    plain = {"format": 1, "id": "LAB-2027", "navn": "Ny lov om beskæftigelse",
             "gyldig_fra": begins, "status": "gaelder", "afloeser": "LAB-2024",
             "regler": [rule], "kilder": LOCAL}  # fmt: skip
    return plain | more


BROKEN: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "hele filen: filen er tom"),
    "no json": (b"hej", "linje 1, hele filen: tegnet her hører ikke hjemme"),
    "no object": (b"[]", "det er ikke en fil, programmet kender"),
    "unknown": (b'{"hej": 1}', "det er ikke en fil, programmet kender"),
    "a package": (as_file(shipped("jobpakker/butik.json")), "det er en jobpakke"),
    "missing key": (
        as_file({"format": 1, "version": "1.0", "ord": [NORTH]}),
        "kilder: mangler",
    ),
    "wrong type": (as_file(words() | {"ord": "nej"}), "linje 4, ord: skal være en liste i [ ]"),
    "a number for a text": (
        as_file(words({**NORTH, "ental": 3})),  # type: ignore[dict-item]
        "linje 7, ord.0.ental: skal være tekst",
    ),
    "unknown word": (as_file(words({**NORTH, "id": "trin"})), "linje 6, ord.0.id: skal være"),
    "misspelt": (
        as_file(words({"bestmt" if key == "bestemt" else key: NORTH[key] for key in NORTH})),
        "ord.0.bestmt: kendes ikke; mente du «bestemt»?",
    ),
    "twice": (as_file(points("x01.1", "x01.1")), "linje 18, punkter.1.id: det id står to gange"),
    "twice in a group": (b'{"ord": 1, "ord": 2}', "ord: står to gange i samme gruppe"),
    "no source": (as_file(numbers() | {"kilder": {}}), "kilden står ikke under «kilder»"),
    "no day": (as_file(an_act("2027-13-01")), "gyldig_fra: skal være en dato"),
    "ends first": (as_file(an_act(gyldig_til="2026-01-01")), "slutter, før den begynder"),
    "too large": (b" " * 5_000_000, "filen fylder mere end 1 MB"),
    "nul": (b'{"ord": "a\x00b"}', "der er et nul-tegn"),
    "utf-16": ('{"ord": 1}'.encode("utf-16"), "UTF-16; gem den igen som UTF-8"),
    "latin-1": ('{\n"ord": "blåbær"}'.encode("latin-1"), "linje 2, hele filen: et bogstav er ikke"),
    "deep": (b'{"ord": ' + b"[" * 100_000, "lag inden i hinanden"),
    "a huge number": (b'{"ord": ' + b"9" * 5000 + b"}", "et tal i filen er for langt"),
    "hostile keys": (b'{"ord": [], "\\u001b]0;x\\u0007[red]": 1}', "]0;x[red]: kendes ikke"),
    "a long word": (as_file(words({**NORTH, "bestemt": "x" * 41})), "er for lang: højst 40 tegn"),
    "a word of air": (as_file(words({**NORTH, "bestemt": " "})), "ord.0.bestemt: har en anden"),
    "our id": (as_file(points("m01.1")), "linje 7, punkter.0.id: skal være som «x01.1»"),
}
"""Files nobody can use, and what is said of them."""


def questions(*every: dict[str, Any], version: str = "1.0", **more: Any) -> dict[str, Any]:
    """Questions of the measurement as a municipality asks them."""
    mine = [one | {"kilde": "lokal"} for one in every]
    return {"format": 1, "version": version, "indikatorer": mine, "kilder": LOCAL} | more


def shipped_question(name: str, **more: Any) -> dict[str, Any]:
    """A question as it is shipped, with something of one's own."""
    found = next(one for one in shipped("instrument.json")["indikatorer"] if one["id"] == name)
    return _lokal(found) | more


def on_ten_steps() -> dict[str, Any]:
    """Every question, and a scale of ten steps."""
    wide = []
    for one in shipped("instrument.json")["indikatorer"]:
        figures = zip((1, 5, 10), one["betyder"], strict=True)
        meant = [_lokal(each) | {"vaerdi": value} for value, each in figures]
        wide.append(shipped_question(one["id"], betyder=meant))
    scale = [{"vaerdi": n, "da": f"trin {n}", "en": f"step {n}", "kilde": "lokal"}
             for n in range(1, 11)]  # fmt: skip
    return questions(*wide, svar=scale)


def _lokal(part: Any) -> Any:
    """Return a part of a shipped file with the municipality's own source."""
    if isinstance(part, dict):
        return {key: "lokal" if key == "kilde" else _lokal(one) for key, one in part.items()}
    return [_lokal(one) for one in part] if isinstance(part, list) else part
