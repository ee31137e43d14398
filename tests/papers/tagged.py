"""Reads a PDF's own objects with ``qpdf`` and holds them against PDF/UA-1 (ISO 14289-1).

An eye of its own: it knows nothing of what made the file. It asks what a machine can: the title and
the language, that all that is drawn is either read aloud or said to be ornament, that whatever is
read stands once in the tree, in a known role, and that every letter can be told.
"""

from __future__ import annotations

import base64
import html
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.papers.read_back import run

_KNOWN = frozenset(
    """Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3
    H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code
    Link Annot Ruby Warichu Figure Formula Form""".split()  # noqa: SIM905 - a table of words
)
"""The roles of ISO 32000-1, 14.8.4."""
_INSIDE = {
    "LI": {"L"}, "Lbl": {"LI", "Note"}, "LBody": {"LI"}, "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"}, "TD": {"TR"}, "THead": {"Table"}, "TBody": {"Table"},
}  # fmt: skip
"""What some may stand in alone."""
_PAINTS = frozenset("S s f F f* B B* b b* Tj TJ ' \" Do sh".split())  # noqa: SIM905
_TOKEN = re.compile(
    rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)|<<|>>|<[0-9A-Fa-f\s]*>|\[|\]"
    rb"|/[^\s()<>\[\]{}/%]*|[^\s()<>\[\]{}/%]+",
    re.DOTALL,
)


class _File:
    def __init__(self, file: Path) -> None:
        words = ("--json", "--json-stream-data=inline", "--decode-level=all")
        self._objects = json.loads(run("qpdf", *words, file))["qpdf"][1]
        self.root = self.of(self._objects["trailer"]["value"]["/Root"])

    def of(self, value: Any) -> Any:
        """Return what a reference leads to."""
        found = value
        while isinstance(found, str) and re.fullmatch(r"\d+ \d+ R", found):
            one = self._objects[f"obj:{found}"]
            found = one["value"] if "value" in one else one["stream"]["dict"]
        return found

    def bytes_of(self, reference: str) -> bytes:
        return base64.b64decode(self._objects[f"obj:{reference}"]["stream"]["data"])

    def every(self, kind: str) -> Iterator[tuple[str, Any]]:
        for name, one in self._objects.items():
            value = one.get("value", one.get("stream", {}).get("dict"))
            if isinstance(value, dict) and value.get("/Type") == kind:
                yield name.removeprefix("obj:"), value


def faults(file: Path, title: str) -> list[str]:
    """Return what of the standard a file does not keep.

    Args:
        file: A PDF.
        title: What it should be called.
    """
    known = _File(file)
    return [*_document(known, title), *_tree(known), *_pages(known), *_fonts(known)]


def _document(known: _File, title: str) -> Iterator[str]:
    root = known.root
    about = known.bytes_of(root["/Metadata"]).decode() if "/Metadata" in root else ""
    shown = known.of(root.get("/ViewerPreferences", {}))
    wanted = {
        "is not marked": known.of(root.get("/MarkInfo", {})).get("/Marked") is True,
        "has suspects": not known.of(root.get("/MarkInfo", {})).get("/Suspects"),
        "says another language": root.get("/Lang") == "u:da-DK",
        "does not show its title": shown.get("/DisplayDocTitle") is True,
        "has another title": _titled(about) == title,
        "does not name the standard": "<pdfuaid:part>1</pdfuaid:part>" in about,
        "has no tree": "/StructTreeRoot" in root,
    }
    yield from (said for said, holds in wanted.items() if not holds)


def _titled(about: str) -> str:
    found = re.search(r"<dc:title><rdf:Alt><rdf:li[^>]*>(.*?)</rdf:li>", about, re.DOTALL)
    return html.unescape(found[1]) if found else ""


def _tree(known: _File) -> Iterator[str]:
    top = known.of(known.root.get("/StructTreeRoot", {}))
    roles, level = known.of(top.get("/RoleMap", {})), 0
    parents = dict(known.every("/StructElem"))
    for name, value in parents.items():
        role = _role(value, roles)
        if role not in _KNOWN:
            yield f"{role} is no role"
        above = known.of(value["/P"])
        if above is not top and role in _INSIDE and _role(above, roles) not in _INSIDE[role]:
            yield f"{role} stands in {_role(above, roles)}"
        if name not in known.of(above.get("/K", [])) and [name] != above.get("/K"):
            yield f"{role} is not among the parts of what it stands in"
        if role in ("Figure", "Formula") and not value.get("/Alt", "u:")[2:].strip():
            yield f"a {role} without words for it"
        if role == "TH" and "/Scope" not in json.dumps(value.get("/A", "")):
            yield "a heading of a table that says not of what"
    for name in _in_order(known, top):
        role = _role(parents[name], roles)
        if heading := re.fullmatch(r"H([1-6])", role):
            if int(heading[1]) > level + 1:
                yield f"{role} comes after H{level}"
            level = int(heading[1])


def _role(value: Any, roles: Any) -> str:
    role = value.get("/S", "")
    return str(roles.get(role, role)).removeprefix("/")


def _in_order(known: _File, one: Any) -> Iterator[str]:
    parts = one.get("/K", [])
    for part in parts if isinstance(parts, list) else [parts]:
        if isinstance(part, str) and known.of(part).get("/Type") == "/StructElem":
            yield part
            yield from _in_order(known, known.of(part))


def _pages(known: _File) -> Iterator[str]:
    told = Counter[tuple[str, int]]()
    for _, value in known.every("/StructElem"):
        parts = value.get("/K", [])
        for part in parts if isinstance(parts, list) else [parts]:
            if isinstance(part, int):
                told[value["/Pg"], part] += 1
            elif isinstance(part, dict) and "/MCID" in part:
                told[part.get("/Pg", value.get("/Pg")), part["/MCID"]] += 1
    drawn = set[tuple[str, int]]()
    for name, page in known.every("/Page"):
        if page.get("/Annots") and page.get("/Tabs") != "/S":
            yield "what can be chosen is in no order"
        every = page["/Contents"]
        parts = every if isinstance(every, list) else [every]
        content = b"\n".join(map(known.bytes_of, parts))
        for what in _marked(content):
            if isinstance(what, int):
                drawn.add((name, what))
            else:
                yield what
    for one in drawn - set(told):
        yield f"{one} is drawn and not told"
    for one, times in told.items():
        if one not in drawn or times > 1:
            yield f"{one} is told {times} times and drawn {int(one in drawn)}"


def _marked(content: bytes) -> Iterator[int | str]:
    """Yield the number of each piece that is read, and what is drawn outside all of them."""
    open_, operands = list[str](), list[bytes]()
    for match in _TOKEN.finditer(content):
        token = match[0]
        if not re.fullmatch(rb"[A-Za-z'\"][A-Za-z0-9*'\"]*", token):
            operands.append(token)
            continue
        operator = token.decode()
        if operator in ("true", "false", "null"):
            operands.append(token)
            continue
        if operator in ("BDC", "BMC"):
            open_.append(operands[0].decode() if operands else "")
            if b"/MCID" in operands:
                yield int(operands[operands.index(b"/MCID") + 1])
        elif operator == "EMC":
            if not open_:
                yield "a mark is closed that was not opened"
            else:
                open_.pop()
        elif operator in _PAINTS and not open_:
            yield f"{operator} draws what is neither read nor ornament"
        operands = []
    if open_:
        yield "a mark is not closed"


def _fonts(known: _File) -> Iterator[str]:
    found = 0
    for _, font in known.every("/Font"):
        if font.get("/Subtype") == "/Type0":
            found += 1
            if "/ToUnicode" not in font:
                yield "letters that cannot be told"
        elif font.get("/Subtype") in ("/CIDFontType0", "/CIDFontType2"):
            about = known.of(font["/FontDescriptor"])
            if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(about):
                yield "a font that is not in the file"
        elif font.get("/Subtype") != "/Type3":
            yield f"a font of another sort: {font.get('/Subtype')}"
    if not found:
        yield "no letters at all"
