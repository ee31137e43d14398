"""Rules as dated data: a new law is a new file, and no code knows a number of the law.

A set that waits («afventer») holds nothing yet; the set it is to replace goes on until then.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, StrictBool, StrictInt, model_validator

from vip2tui.catalogue.stamped import (
    Checked,
    Code,
    Dated,
    Day,
    Line,
    ListFile,
    Text,
    Version,
)

SetId = Annotated[str, Field(pattern=r"^[A-Z]+-\d{4}$")]
NumberName = Annotated[str, Field(pattern=r"^[a-z]+(_[a-z]+)*$")]


class Topic(StrEnum):
    """What a rule is about."""

    MENTOR = "mentor"
    PRACTICE = "praktik"
    SUBSIDY = "loentilskud"
    TALKS = "samtale"
    FOLLOW_UP = "opfoelgning"
    GUIDANCE = "vejledning"
    DUTY = "arbejdspligt"
    IGU = "igu"
    DOCUMENTATION = "dokumentation"
    ABSENCE = "fravaer"
    REFORM = "reform"


class Rule(Dated, Text):
    """What the law or practice says, with the days it holds; none is as far back as its set."""

    id: Code
    topic: Topic = Field(alias="emne")
    law: Line | None = Field(default=None, alias="hjemmel")
    """The paragraph, where the source names it."""
    numbers: Mapping[NumberName, StrictInt] = Field(default_factory=dict, alias="tal")
    """The durations and limits of the text, such as ``maaneder``."""
    checked: Checked | None = Field(default=None, alias="kontrolleret")


class RuleSet(Dated, ListFile):
    """The rules of one act, in one file."""

    id: SetId
    version: Version = "1.0"
    """Raised when the file is mended; a new act has another id."""
    name: Line = Field(alias="navn")
    consolidated: StrictBool = Field(default=False, alias="samlet")
    """Whether the act gathers older ones: the day it begins is then not the day of its rules."""
    status: Literal["gaelder", "afventer"]
    replaces: SetId | None = Field(default=None, alias="afloeser")
    """The set that ends the day this one begins, without its file being touched."""
    check_again: Day | None = Field(default=None, alias="tjek_igen")
    note: Line | None = None
    rules: tuple[Rule, ...] = Field(alias="regler")

    @property
    def waits(self) -> bool:
        """Whether the act is not written in yet."""
        return self.status == "afventer"

    def ids(self) -> Mapping[str, list[str]]:
        return {"regel": [rule.id for rule in self.rules]}

    @model_validator(mode="after")
    def _sound(self) -> Self:
        spans = [(self.id, self.valid_from, self.valid_to)]
        spans += [(rule.id, rule.valid_from, rule.valid_to) for rule in self.rules]
        for name, first, last in spans:
            if first and last and last < first:
                raise ValueError(f"{name} slutter, før den begynder")
        if self.waits and self.rules:
            raise ValueError(f"{self.id} afventer og kan ikke have regler endnu")
        return self
