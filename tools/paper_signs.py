"""Finds which signs a paper can show: ``python -m tools.paper_signs``.

The engine refuses a paper with a letter that no font draws, because a reader would be shown a box
for a word. So what the fonts that are shipped can draw is asked of the engine itself, once, and
kept beside them; tests/papers holds the list against the fonts.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import typst

from vip2tui.base.safe import clean_text

SHEETS = Path(__file__).parent.parent / "packages_data" / "papirer"
KEPT = SHEETS / "skrifter" / "tegn.json"
_LAST = 0x20000
_SHEET = (
    b'#set document(title: "x")\n#set text(font: ("Noto Sans", "Noto Sans Arabic"), lang: "da")\n'
    b"#for one in json(bytes(sys.inputs.signs)) { par(text(one)) }"
)
_REFUSED = re.compile(r'error: the text `"(.*?)"` could not be displayed')
_NUMBER = re.compile(r"\\u\{([0-9a-f]+)\}")


def asked() -> Iterator[str]:
    """Yield every sign that may stand in a text, a mark with a letter under it."""
    for code in range(0x21, _LAST):
        sign = chr(code)
        if unicodedata.category(sign)[0] in "CZ" or clean_text(sign) != sign:
            continue
        yield f"o{sign}" if unicodedata.combining(sign) else sign


def refused(engine: typst.Compiler, signs: list[str]) -> set[str]:
    """Return those of the signs that no font draws."""
    try:
        engine.compile(
            input=_SHEET, format="pdf", pdf_standards=["ua-1"],
            sys_inputs={"signs": json.dumps(signs)},
        )  # fmt: skip
    except typst.TypstError as error:
        said = {_NUMBER.sub(_sign, one) for one in _REFUSED.findall(error.diagnostic)}
        return said & set(signs)
    return set()


def drawn(engine: typst.Compiler) -> Iterator[str]:
    """Yield the signs that are drawn: letters asked all at once, marks one by one.

    A mark is refused with the letter that it stands on, so nothing is told of it beside others.
    """
    alone = [one for one in asked() if len(one) == 1]
    gone = refused(engine, alone)
    yield from (one for one in alone if one not in gone)
    for one in asked():
        if len(one) > 1:
            with suppress(typst.TypstError):
                engine.compile(
                    input=_SHEET, format="pdf", pdf_standards=["ua-1"],
                    sys_inputs={"signs": json.dumps([one])},
                )  # fmt: skip
                yield one


def _sign(number: re.Match[str]) -> str:
    return chr(int(number[1], 16))


def ranges(signs: list[str]) -> list[list[int]]:
    """Return the signs as first and last numbers, in order."""
    found: list[list[int]] = []
    for code in sorted(ord(one[-1]) for one in signs):
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return found


def main() -> None:
    """Ask, and keep what was answered."""
    engine = typst.Compiler(root=SHEETS, font_paths=[SHEETS / "skrifter"], ignore_system_fonts=True)
    found = list(drawn(engine))
    KEPT.write_text(json.dumps({"tegn": ranges(found)}) + "\n", encoding="utf-8")
    print(f"{len(found)} signs")


if __name__ == "__main__":
    main()
