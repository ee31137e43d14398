"""The competence card (kompetencekort) as the citizen takes it home: one page, no CPR (R43)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.domain.course.card import FIELDS
from vip2tui.domain.kinds.card_confirmation import Whose
from vip2tui.papers.paper import Block, Fields, Heading, Paper, Passage, Points, Signatures, Weight
from vip2tui.sentences.values import code_name
from vip2tui.services.course.card_versions import Said
from vip2tui.services.course.card_wording import (
    NOT_ASSESSED,
    assessment_words,
    behind_words,
    education_words,
    level_words,
    yes_words,
)
from vip2tui.services.course.whole_card import WholeCard

TITLE = "Kompetencekort"
_SIGNS = {Whose.WORKPLACE: "Virksomheden", Whose.CITIZEN: "Borgeren"}
_DRAFT = "Kladde: kortet er ikke bekræftet endnu."


def card_paper(
    catalogue: Catalogue, name: str, whole: WholeCard, today: date, sender: str
) -> Paper:
    """Return the card: four fields, the workplace's word, what was learnt elsewhere, two yeses.

    Args:
        catalogue: Whose words they are.
        name: The citizen's.
        whole: The card as it stands.
        today: The day it is printed.
        sender: Who answers for it.
    """
    return Paper(
        TITLE,
        today,
        sender,
        (*_fields(catalogue, whole, today), *_beside(whole.said, today), *_yeses(whole, today)),
        under=name,
        pages=1,
        note=f"udgave {whole.number}",
    )


def _fields(catalogue: Catalogue, whole: WholeCard, today: date) -> Iterator[Block]:
    """Yield each field with its lines, what a level means, and the days that show it (R42)."""
    said, behind = whole.said, {one.line.id: behind_words(one.behind, today) for one in whole.lines}
    strange = dict.fromkeys(one.field or "" for one in said.lines if one.field not in FIELDS)
    for field in (*FIELDS, *strange):
        mine = [one for one in said.lines if (one.field or "") == field]
        yield Heading(code_name(catalogue, "card_fields", field) or "Andet")
        lines = (
            " · ".join(
                filter(None, (one.name or "", level_words(catalogue, one), behind.get(one.id, "")))
            )
            for one in mine
        )
        yield Points(tuple(lines)) if mine else Passage(NOT_ASSESSED)


def _beside(said: Said, today: date) -> Iterator[Block]:
    yield Heading("Arbejdspladsens vurdering")
    if not said.assessments:
        yield Passage(NOT_ASSESSED)
    for one in said.assessments:
        yield Passage("\n".join(assessment_words(one, today)))
    if said.educations:
        yield Heading("Medbragte uddannelser")
        pairs = ((one.name or "", education_words(one, today)) for one in said.educations)
        yield Fields(tuple(pairs))


def _yeses(whole: WholeCard, today: date) -> Iterator[Block]:
    every = [whole.now.yes(whose) for whose in Whose] if whole.now else []
    said = [yes_words(one, today) for one in every if one]
    yield Heading("Hvem står bag")
    yield Points(tuple(said)) if said else Passage(_DRAFT, Weight.STRONG)
    lacks = [_SIGNS[whose] for whose in Whose if not (whole.now and whole.now.yes(whose))]
    if lacks:
        yield Signatures(tuple(lacks))
