"""The glossary's words that stand nowhere on a screen, and every Danish sentence of the source."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
FORBIDDEN = frozenset(
    re.findall(
        r"\w+",
        """
        synk synkroniser synkronisering merge flet konflikt dublet database upload download
        eksportér importér push pull session timeout password passphrase login backup restore
        snapshot rollback snooze deadline draft pending outbox entry logpost record device node
        hash escrow token default error warning undo redo cancel close open save delete settings
        dashboard compliance audit mentee klient case
        quit screenshot maximize theme search press exit copy paste
        nulstil dagbog dagbogen
        adgangssætning adgangssætningen datafil datafilen datamappen checkliste skabelon
        """,
    )
)
_DANISH = re.compile(r"[æøåÆØÅ]|\b(?:er|ikke|og|det|den|til|med|som|der|på)\b")
_CODE = re.compile(
    r"«vip2tui[^»]*»|«PYTHONUTF8[^»]*»|VIP2TUI_\w+|--[\w-]+|\b[\w-]+\.(?:py|json|md)\b"
)


def forbidden_in(text: str) -> set[str]:
    """Return the words of a text that a person must not meet; what is typed as code is another
    matter."""
    return FORBIDDEN & set(re.findall(r"\w+", _CODE.sub(" ", text).casefold()))


def sentences() -> Iterator[tuple[str, str]]:
    """Yield where it stands, and each text of the source that is Danish and more than a word."""
    for folder in ("vip2tui", "screens"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            notes = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
            for node in ast.walk(tree):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    text = node.value
                    if id(node) not in notes and " " in text.strip() and _DANISH.search(text):
                        yield f"{path.relative_to(ROOT)}:{node.lineno}", text
