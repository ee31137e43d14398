"""CVR and P numbers of a workplace: kept as they were typed, doubted quietly, never refused."""

from __future__ import annotations

import re

from vip2tui.text.danish import plain_digits

_WEIGHTS = (2, 7, 6, 5, 4, 3, 2, 1)
_BETWEEN = re.compile(r"[\W_]")


def digits(typed: str) -> str:
    """Return a number without what was typed between its digits; as it is where it is no number."""
    plain = _BETWEEN.sub("", plain_digits(typed)).upper().removeprefix("DK")
    return plain if re.fullmatch(r"[0-9]+", plain) else typed.strip()


def is_cvr(number: str) -> bool:
    """Return whether a number has eight digits whose last one fits the others (modulus 11)."""
    if not re.fullmatch(r"[1-9][0-9]{7}", number):
        return False
    return sum(int(one) * weight for one, weight in zip(number, _WEIGHTS, strict=True)) % 11 == 0


def cvr_remark(number: str) -> str:
    """Return what is told of a CVR number that may be mistyped; empty if it may be right."""
    if not number or is_cvr(number):
        return ""
    if re.fullmatch(r"[0-9]{8}", number):
        return (
            "CVR-nummerets kontrolciffer passer ikke: se efter, om et tal er forkert, eller to er "
            "byttet om. Det er gemt, som det står."
        )
    return "Et CVR-nummer har otte cifre, og det her har ikke. Se efter; det er gemt, som det står."


def p_number_remark(number: str) -> str:
    """Return what is told of a P number that may be mistyped; empty if it may be right."""
    if not number or re.fullmatch(r"[0-9]{10}", number):
        return ""
    return "Et P-nummer har ti cifre, og det her har ikke. Se efter; det er gemt, som det står."
