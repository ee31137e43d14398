"""Which strings of a data file a person reads in Danish, and the words that must not be there."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

NOT_DANISH = {"en", "english", "hjaelp_en", "url"}
CODES = {"id", "kode", "kilde", "spor", "felt", "fase", "hvem", "pakke", "package", "felter"}
CODES |= {"taeller", "retning", "dokumentation", "version", "gaelder_fra", "kontrolleret", "laest"}

NEVER = (
    "synk|synkroniser|synkronisering|merge|flet|konflikt|dublet|database|upload|"
    "download|eksportér|importér|push|pull|session|timeout|password|passphrase|"
    "login|backup|restore|snapshot|rollback|snooze|deadline|draft|pending|outbox|"
    "entry|logpost|record|device|node|hash|escrow|token|default|error|warning|"
    "undo|redo|cancel|close|open|save|delete|settings|dashboard|compliance|audit|"
    "mentee|klient|case"
)
NOT_FOR_A_MENTOR = "json|lab|progression|indsats|foranstaltning|hjemmel"
FORBIDDEN = re.compile(rf"\b({NEVER}|{NOT_FOR_A_MENTOR})\b", re.IGNORECASE)


def read_in_danish(part: Any, where: str = "") -> Iterator[tuple[str, str]]:
    """Yield place and text of every Danish string."""
    if isinstance(part, dict):
        for key, value in part.items():
            if key not in NOT_DANISH | CODES:
                yield from read_in_danish(value, f"{where}.{key}")
    elif isinstance(part, list):
        for place, value in enumerate(part):
            yield from read_in_danish(value, f"{where}.{place}")
    elif isinstance(part, str):
        yield where, part


def faults(text: str) -> list[str]:
    """Return what is wrong with a Danish text; nothing if it may stand."""
    found = [f"«{word}»" for word in FORBIDDEN.findall(text)]
    if unicodedata.normalize("NFC", text) != text:
        found.append("not NFC")
    if text != text.strip() or "  " in text or any(ord(letter) < 32 for letter in text):
        found.append("stray space")
    return found


def lix(text: str) -> float:
    """Return how hard a text is to read: words in a sentence plus the share of long words."""
    words = re.findall(r"\w+", text)
    sentences = max(1, len(re.findall(r"[.:!?]", text)))
    return len(words) / sentences + 100 * sum(len(word) > 6 for word in words) / len(words)
