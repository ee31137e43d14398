"""A municipality's own words in the program's sentences: whole words, in every form, capitals kept.

What stands in quotes is somebody's own words, such as a name, and is left as it is. Compounds
(«mentormøde») and words with a hyphen are left too: they are other words, often the law's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from vip2tui.text.danish import capital, genitive

_QUOTED = r"«[^«»\n]*»|“[^“”\n]*”|»[^«»\n]*«"


class Wording:
    """What is said instead of what."""

    def __init__(self, swaps: Mapping[str, str]) -> None:
        """Take each form as the program writes it, in small letters, and what is said instead."""
        self._swaps = dict(swaps)
        forms = "|".join(re.escape(one) for one in sorted(self._swaps, key=len, reverse=True))
        self._pattern = re.compile(
            rf"{_QUOTED}|(?<![\w-])(?P<form>{forms})(?P<whose>s?)(?![\w-])", re.IGNORECASE
        )

    def of(self, text: str) -> str:
        """Return a sentence with the municipality's words in it."""
        return self._pattern.sub(self._said, text)

    def _said(self, match: re.Match[str]) -> str:
        form = match["form"]
        if form is None:
            return match[0]
        said = self._swaps[form.lower()]
        if match["whose"]:
            said = genitive(said)
        return capital(said) if form[0].isupper() else said
