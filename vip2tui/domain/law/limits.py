"""A limit of the law that a plan goes past, in the rule's own words. Told, and never a lock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from vip2tui.catalogue.rulebook import Rule, RuleSet
from vip2tui.domain.law.rules import live
from vip2tui.text.days import MONTHS


@dataclass(frozen=True, slots=True)
class RuleSaid:
    """A rule that a plan goes past: its words, and where they come from."""

    text: str
    law: str
    source: str
    checked: str | None

    def __str__(self) -> str:
        when = ""
        if self.checked:
            year, month, *_ = self.checked.split("-")
            when = f", tjekket i {MONTHS[int(month) - 1]} {year}"
        law = f" {self.law}." if self.law else ""
        return f"{self.text}{law} Kilde: {self.source}{when}."


def practice_rule(sets: Iterable[RuleSet], weeks: int, day: date) -> tuple[int, RuleSaid] | None:
    """Return the longest limit that a practice of so many weeks goes past, and the rule's words.

    Args:
        sets: Every set of rules there is.
        weeks: How long the practice is.
        day: Its first day: the rules that hold then are meant.
    """
    every = tuple(sets)
    rule = next((one for one in live(every, day) if one.id.endswith(".praktik-laengde")), None)
    if rule is None:
        return None
    limits = [n for name, n in rule.numbers.items() if not name.endswith("ad_gangen")]
    passed = max((limit for limit in limits if weeks > limit), default=None)
    return None if passed is None else (passed, rule_said(every, rule))


def rule_said(sets: Iterable[RuleSet], rule: Rule) -> RuleSaid:
    """Return a rule with its source in words."""
    source = next((str(one.sources[rule.source]) for one in sets if rule in one.rules), "")
    return RuleSaid(rule.text, rule.law or "", source, rule.checked)
