"""The rules of a day as people read them: by subject, with days, paragraph, source and check.

So is a limit of the law that a plan goes past: told in the rule's own words, and never a lock.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from vip2tui.domain.law import rules
from vip2tui.text.danish import capital, count, joined
from vip2tui.text.days import MONTHS, say

if TYPE_CHECKING:
    from vip2tui.catalogue.rulebook import Rule, RuleSet

SUBJECTS = {
    "mentor": "Mentorstøtte",
    "praktik": "Praktik",
    "loentilskud": "Løntilskud",
    "samtale": "Samtaler",
    "opfoelgning": "Opfølgning",
    "vejledning": "Vejledning og kurser",
    "arbejdspligt": "Arbejdspligt",
    "igu": "IGU (to år med praktik og skole)",
    "dokumentation": "Dokumentation",
    "fravaer": "Fravær",
    "reform": "Nye regler på vej",
}
"""What a rule is about, in the order it is shown."""


@dataclass(frozen=True, slots=True)
class ToldRule:
    """A rule with all there is to know about it, in words."""

    id: str
    topic: str
    text: str
    law: str
    valid_from: date | None
    valid_to: date | None
    source: str
    address: str
    checked: str
    """The month or day it was last held against its source; empty if nobody has."""
    act: str
    check_again: bool
    """Whether its act should be held against the source again, and it is older than the others."""

    @property
    def subject(self) -> str:
        return SUBJECTS.get(self.topic, self.topic)

    @property
    def below(self) -> str:
        """How long it holds, where it stands, where it is from and when it was checked."""
        parts = [span_words(self.valid_from, self.valid_to), self.law]
        first = " · ".join(part for part in parts if part)
        checked = f"kontrolleret {month_words(self.checked)}" if self.checked else ""
        return "\n".join(
            part
            for part in (
                capital(first),
                f"(kilde: {self.source}; {checked or 'ikke kontrolleret endnu'})",
                "Tjek igen: se efter i kilden, om reglen stadig er sådan."
                if self.check_again
                else "",
            )
            if part
        )


def told(sets: Iterable[RuleSet], day: date, topic: str = "") -> tuple[ToldRule, ...]:
    """Return the rules that hold on a day, by subject; only one subject's if it is named."""
    every = tuple(sets)
    stale = {one.id for one in rules.to_check(every, day)}
    acts = {rule.id: one for one in every for rule in one.rules}
    order = list(SUBJECTS)
    found = [
        _told(rule, acts[rule.id], acts[rule.id].id in stale)
        for rule in rules.live(every, day)
        if topic in ("", rule.topic.value)
    ]
    return tuple(sorted(found, key=lambda one: order.index(one.topic)))


def _told(rule: Rule, act: RuleSet, stale: bool) -> ToldRule:
    source = act.sources[rule.source]
    return ToldRule(
        rule.id,
        rule.topic.value,
        rule.text,
        rule.law or "",
        rule.valid_from or (None if act.consolidated else act.valid_from),
        rule.valid_to or act.valid_to,
        str(source),
        source.url or "",
        rule.checked or "",
        act.name,
        stale and (rule.checked or "") < max(one.checked or "" for one in act.rules),
    )


def again_words(stale: Collection[RuleSet]) -> str:
    """Return the one line over the rules; empty where nothing should be looked up again."""
    number = count(len(stale), "samling regler", "samlinger regler")
    return f"Tjek igen: {number} bør holdes op mod kilden." if stale else ""


def to_check_words(one: RuleSet, day: date) -> str:
    """Return why an act should be held against its source again."""
    if one.waits:
        return one.note or "Afventer: reglerne er ikke skrevet ind."
    if one.check_again is not None and one.check_again <= day:
        return f"Skulle tjekkes igen {say(one.check_again)}."
    checked = sorted(rule.checked for rule in one.rules if rule.checked)
    if not checked:
        return "Er ikke holdt op mod kilden endnu."
    return f"Sidst holdt op mod kilden i {month_words(checked[0])}."


def span_words(first: date | None, last: date | None) -> str:
    """Return how long something holds: «gælder fra tors 1. feb. 2024»; empty if nobody knows."""
    if first and last:
        return f"gælder fra {say(first)} til og med {say(last)}"
    if last:
        return f"gælder til og med {say(last)}"
    return f"gælder fra {say(first)}" if first else "hvornår den begyndte, er ikke kendt"


def month_words(checked: str) -> str:
    """Return «februar 2026» of «2026-02» or a day in it."""
    year, month, *_ = checked.split("-")
    return f"{MONTHS[int(month) - 1]} {year}" if 1 <= int(month) <= 12 else checked


@dataclass(frozen=True, slots=True)
class RuleSaid:
    """A rule that a plan goes past: its words, and where they come from."""

    text: str
    law: str
    source: str
    checked: str | None

    def __str__(self) -> str:
        when = f", tjekket i {month_words(self.checked)}" if self.checked else ""
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
    rule = _length(every, day)
    passed = max(_passed(rule, weeks), default=None) if rule else None
    return None if rule is None or passed is None else (passed, rule_said(every, rule))


def passed_words(sets: Iterable[RuleSet], weeks: int, day: date, where: str = "her") -> str:
    """Return which limits so many weeks of practice in one place go past, and for whom each holds.

    Nobody is asked which group a citizen is of: each limit says whose it is. Nothing is locked.
    """
    every = tuple(sets)
    rule = _length(every, day)
    passed = _passed(rule, weeks) if rule else {}
    if rule is None or not passed:
        return ""
    known = [(limit, _WHOSE.get(passed[limit], "")) for limit in sorted(passed)]
    limits = joined([f"{limit} uger{f' ({whose})' if whose else ''}" for limit, whose in known])
    said = f"{count(weeks, 'uges', 'ugers')} praktik {where} i alt er mere end {limits}."
    return f"{said} Det stopper ikke planen. Reglen siger: {rule_said(every, rule)}"


_WHOSE = {
    "uger_taet_paa_job": "for den, der er tæt på job",
    "uger": "for andre",
    "uger_forlaenget": "efter en forlængelse",
}
"""Whom each limit of practice is for; one with another name is told without."""


def _length(sets: Iterable[RuleSet], day: date) -> Rule | None:
    live = rules.live(sets, day)
    return next((one for one in live if one.id.endswith(".praktik-laengde")), None)


def _passed(rule: Rule, weeks: int) -> dict[int, str]:
    """Return the limits that so many weeks go past, each with its name."""
    every = ((n, name) for name, n in rule.numbers.items() if not name.endswith("ad_gangen"))
    return {limit: name for limit, name in every if weeks > limit}


def rule_said(sets: Iterable[RuleSet], rule: Rule) -> RuleSaid:
    """Return a rule with its source in words."""
    source = next((str(one.sources[rule.source]) for one in sets if rule in one.rules), "")
    return RuleSaid(rule.text, rule.law or "", source, rule.checked)
