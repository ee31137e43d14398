"""What the card that is handed on says of itself, in words: the same on the screen and by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vip2tui.base.safe import clean_line, quoted
from vip2tui.domain.course.card import FIELDS
from vip2tui.domain.course.evidence import Evidence, Why, newest_first
from vip2tui.domain.kinds.card_confirmation import Whose
from vip2tui.sentences.values import BEHIND, code_name
from vip2tui.text.danish import count, joined
from vip2tui.text.days import say_short

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from vip2tui.catalogue.catalogue import Catalogue
    from vip2tui.domain.course.evidence import LineDraft, Standing
    from vip2tui.domain.kinds.card_assessment import CardAssessment
    from vip2tui.domain.kinds.card_line import CardLine
    from vip2tui.domain.kinds.education import Education
    from vip2tui.services.course.card_versions import Said, Version, Yes
    from vip2tui.services.course.whole_card import WholeCard

NOT_ASSESSED = "ikke vurderet"
"""Said of a field, and of the workplace's assessment, that says nothing."""
NO_EVIDENCE = "ingen dato bag"
"""Marks a line that nothing dated shows."""
_WIDE = 160
WHY = {
    Why.CHANGED: "nyt niveau",
    Why.FALLEN: "niveauet er lavere nu; tag linjen af kortet",
    Why.LOST: "noget bag den er taget tilbage",
}
YES = {
    Whose.WORKPLACE: "bekræftet af virksomheden",
    Whose.CITIZEN: "gennemgået med borgeren",
}


def level_words(catalogue: Catalogue, line: CardLine) -> str:
    """Return what a line's level means: «kan selv»; empty where it has none."""
    if line.level is None:
        return ""
    habit = catalogue.is_habit(line.competence or "", line.package)
    return catalogue.codes().level_short(line.level, habit=habit)


def behind_words(shows: Sequence[Evidence], today: date) -> str:
    """Return «bygger på notat 3. maj og niveau 20. april», newest first; or that nothing does."""
    told = (f"{BEHIND[one.sort]} {say_short(one.day, today)}" for one in shows)
    unique = list(dict.fromkeys(told))
    return f"bygger på {joined(unique)}" if unique else NO_EVIDENCE


def evidence_words(one: Evidence, today: date) -> str:
    """Return one dated entry and what it says: «notat 3. maj: «Kørte selv»»."""
    said = f": {quoted(one.words, _WIDE)}" if one.words.strip() else ""
    return f"{BEHIND[one.sort]} {say_short(one.day, today)}{said}"


def standing_words(one: Standing, today: date) -> str:
    """Return what stands behind a line, and what does not any more."""
    said = behind_words(one.behind, today)
    lost = f"{count(one.lost, 'dato', 'datoer')} er taget tilbage eller flyttet" if one.lost else ""
    return f"{said}; {lost}" if lost else said


def draft_words(catalogue: Catalogue, one: LineDraft, today: date) -> str:
    """Return what a proposed line says, why it is proposed, and the dates it builds on."""
    word = "tag den af" if one.why is Why.FALLEN else "sæt niveau"
    if one.level is not None:
        habit = catalogue.is_habit(one.line.competence, one.line.package)
        word = catalogue.codes().level_short(one.level, habit=habit)
    why = f"{WHY[one.why]}; " if one.why is not Why.NEW else ""
    return f"{word} · {why}{behind_words(one.behind, today)}"


def yes_words(yes: Yes, today: date) -> str:
    """Return «bekræftet af virksomheden 3. maj: Lise Leder»."""
    day = f" {say_short(yes.day, today)}" if yes.day else ""
    return f"{YES[yes.whose]}{day}: {clean_line(yes.name)}"


def paid_words(today: date) -> tuple[str, str]:
    """Return what the tasks that can give pay are headed by, and what they are and are not."""
    return (
        f"Opgaver, der kan give løn, {say_short(today, today)}",
        "Regnet ud af niveauerne i dag, ikke en del af det bekræftede kort.",
    )


def status_words(whole: WholeCard, today: date) -> str:
    """Return which version the card is and what it has come to, with who and when."""
    number = f"udgave {whole.number}"
    if whole.now is None:
        asks = ", skal afgøres først" if whole.in_doubt else ""
        return f"{number}: kladde{asks}"
    every = (whole.now.yes(whose) for whose in Whose)
    return f"{number}: {joined([yes_words(yes, today) for yes in every if yes])}"


def version_words(version: Version, today: date) -> str:
    """Return the same of a version that stood once."""
    every = (version.yes(whose) for whose in Whose)
    said = joined([yes_words(yes, today) for yes in every if yes])
    lacks = "; noget af den er fjernet eller ikke her" if version.lacks else ""
    return f"udgave {version.number}: {said}{lacks}"


def assessment_words(one: CardAssessment, today: date) -> Iterator[str]:
    """Yield what a workplace says, who says it when, and whom one may ask."""
    yield clean_line(one.text or "") or NOT_ASSESSED
    day = say_short(one.day, today) if one.day else ""
    if by := " ".join(filter(None, (day, one.by and f"af {clean_line(one.by)}"))):
        yield f"Vurderet {by}"
    if one.reference:
        phone = f", {clean_line(one.phone)}" if one.phone else ""
        yield f"Reference: {clean_line(one.reference)}{phone}"


def education_words(one: Education, today: date) -> str:
    """Return where an education is from, how far it goes, and who has assessed that when."""
    day = say_short(one.day, today) if one.day else ""
    by = " ".join(filter(None, (one.assessed_by and f"af {clean_line(one.assessed_by)}", day)))
    parts = (
        clean_line(one.place or ""),
        clean_line(one.level or ""),
        f"vurderet {by}" if by else "",
    )
    return " · ".join(filter(None, parts)) or NOT_ASSESSED


def said_words(
    catalogue: Catalogue, said: Said, lines: Sequence[Standing] | None, today: date
) -> Iterator[str]:
    """Yield a card field by field, what the workplace says, and what was learnt elsewhere.

    Args:
        catalogue: Whose words they are.
        said: What the card says.
        lines: The same lines with what still stands behind them; None of an earlier edition.
        today: The day.
    """
    shown = {one.line.id: standing_words(one, today) for one in lines or ()}
    strange = dict.fromkeys(one.field or "" for one in said.lines if one.field not in FIELDS)
    for field in (*FIELDS, *strange):
        mine = [one for one in said.lines if (one.field or "") == field]
        title = code_name(catalogue, "card_fields", field) or "Andet"
        yield f"\n{title}" + ("" if mine else f": {NOT_ASSESSED}")
        for one in mine:
            behind = shown.get(one.id, "") if lines is not None else _stored(one, today)
            parts = (clean_line(one.name or ""), level_words(catalogue, one), behind)
            yield f"  {' · '.join(filter(None, parts))}"
    yield "\nArbejdspladsens vurdering" + ("" if said.assessments else f": {NOT_ASSESSED}")
    for assessment in said.assessments:
        yield from (f"  {text}" for text in assessment_words(assessment, today))
    if said.educations:
        yield "\nMedbragte uddannelser"
    for learnt in said.educations:
        yield f"  {clean_line(learnt.name or '')} · {education_words(learnt, today)}"


def _stored(one: CardLine, today: date) -> str:
    """Return what stood behind a line when it was confirmed."""
    named = newest_first(one.behind or ())
    return behind_words([Evidence(each.sort, each.record, each.day, "") for each in named], today)
