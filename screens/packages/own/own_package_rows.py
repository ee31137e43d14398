"""The pages of a package of one's own as rows: what is asked, what is written, what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens.widgets.rows import Row
from screens.words import weeks_words
from vip2tui.catalogue.checks import UNWRITTEN, findings
from vip2tui.catalogue.overlay import worded
from vip2tui.catalogue.own import Own, Party
from vip2tui.domain.packages.authoring import PRINCIPLES, judge, needed
from vip2tui.domain.packages.writing import lines
from vip2tui.sentences.values import code_name
from vip2tui.services.packages.package_text import DEMANDS
from vip2tui.services.packages.package_text_line import said_of
from vip2tui.text.danish import count
from vip2tui.text.days import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from vip2tui.catalogue.checks import Finding
    from vip2tui.catalogue.package import Package, Step
    from vip2tui.domain.packages.authoring import Verdict

DEMANDS_PAGE, WORDS_PAGE, ADVICE_PAGE, DONE_PAGE = 6, 7, 8, 9
PAGES = {
    **{one.number: one.name.split()[0] for one in PRINCIPLES},
    DEMANDS_PAGE: "Krav",
    WORDS_PAGE: "Ord",
    ADVICE_PAGE: "Råd",
    DONE_PAGE: "Færdig",
}
"""What a page is called in the line above it: one word, so that all nine fit 80 columns."""
PARTIES = {
    Party.WORKPLACE: "Virksomheden",
    Party.MUNICIPALITY: "Kommunen",
    Party.LANGUAGE_SCHOOL: "Sprogcentret",
    Party.TRADE_SCHOOL: "Skolen",
}
TEXTS = {
    "name": (1, "Jobpakkens navn"),
    "trade": (1, "Faget"),
    "danish": (3, "Dansk ved start"),
    "hard_demand": (DEMANDS_PAGE, "Det, man skal have"),
    "english": (WORDS_PAGE, "Navnet på engelsk"),
}
"""Single texts: the page they stand on, and how they are asked for."""
LISTS = {
    "tasks": (1, "Opgaver i jobbet", "Skriv en opgave …"),
    "market": (1, "Hvor der er brug for folk", "Skriv hvor, og hvornår I spurgte …"),
    "parties": (4, "Hvem jobpakken er aftalt med", "Skriv en til …"),
    **{name: (0, f"Krav: {word.lower()}", "") for name, word in DEMANDS.items()},
    "certificates": (DEMANDS_PAGE, "Beviser", "Skriv et bevis …"),
    "amu": (DEMANDS_PAGE, "AMU-kurser (korte fagkurser)", "Skriv et kursus …"),
    "warnings": (DEMANDS_PAGE, "Advarsler, der læses først", "Skriv en advarsel …"),
    "rules": (DEMANDS_PAGE, "Regler", "Skriv en regel …"),
    "words": (WORDS_PAGE, "Fagets ord", "Skriv et ord …"),
    "sentences": (WORDS_PAGE, "Sætninger at øve", "Skriv en sætning …"),
    "competences": (
        WORDS_PAGE, "Det, man kan vise på kompetencekortet", "Skriv en kompetence …",
    ),
    "aliases": (WORDS_PAGE, "Andre navne for jobbet", "Skriv et navn …"),
    "mentor": (ADVICE_PAGE, "Råd til mentoren", "Skriv et råd …"),
    "risks": (ADVICE_PAGE, "Hvis det er ved at gå galt", "Skriv en risiko …"),
    "neighbours": (
        ADVICE_PAGE, "Andre jobpakker, man kan gå til", "Vælg en jobpakke …",
    ),
}  # fmt: skip
"""Every list: the page it stands on, its heading, and the line that adds to it.

The demands stand together on their page, so each of them has none of its own.
"""
_PLACES = {
    "sektor": (1, "text:trade"),
    "marked": (1, "add:market"),
    "opgaver": (1, "add:tasks"),
    "egen.jobaabning": (1, "opening:"),
    "dansk_kort": (3, "text:danish"),
    "krav": (DEMANDS_PAGE, "add:demands"),
    "advarsler": (DEMANDS_PAGE, "add:warnings"),
    "regler": (DEMANDS_PAGE, "add:rules"),
    "beviser": (DEMANDS_PAGE, "add:certificates"),
    "parter": (4, "add:parties"),
    "egen.tovholder": (5, "tovholder:"),
    "english": (WORDS_PAGE, "text:english"),
    "ord": (WORDS_PAGE, "add:words"),
    "saetninger": (WORDS_PAGE, "add:sentences"),
    "kompetencer": (WORDS_PAGE, "add:competences"),
}
"""Where what is missing is written: the page, and the line on it."""


def page_rows(package: Package, page: int, today: date, names: Mapping[str, str]) -> Iterator[Row]:
    """Yield a page: what is missing first, then what is asked.

    Args:
        package: The draft.
        page: Its number.
        today: For what grows old.
        names: The packages that are here, by id.
    """
    if page == DONE_PAGE:
        yield from _done(package, today)
        return
    lacks = [one for one in judge(package, today) if one.principle.number == page]
    yield from _lacks(package, lacks)
    yield from (_text(package, one) for one, (at, _) in TEXTS.items() if at == page)
    yield from _asked(package, page)
    for name, (at, _, _) in LISTS.items():
        if at == page:
            yield from _list(package, name, names)


def _asked(package: Package, page: int) -> Iterator[Row]:
    """Yield what a page asks beside texts and lists."""
    own = package.own or Own()
    match page:
        case 1:
            yield _opening(own)
        case 2:
            yield from _goals(package)
        case 3:
            yield from _way(package)
        case 4:
            yield from _yes(package, own)
        case 5:
            name = own.tovholder
            yield Row(
                f"{worded('Tovholder')}: {name or '(ikke skrevet)'}",
                "tovholder:",
                _mark(is_there=bool(name)),
            )
        case 6:
            yield from _demands(package)


def _demands(package: Package) -> Iterator[Row]:
    every = [
        Row(f"{word}: {one}", f"item:{name}:{n}", "  - ")
        for name, word in DEMANDS.items()
        for n, one in enumerate(lines(package, name))
    ]
    yield Row(f"Krav ({len(every)})", heading=True)
    yield from every
    yield Row("Skriv et krav …", "add:demands", "►   ")


def lack_rows(package: Package, found: Iterable[Finding]) -> Iterator[Row]:
    """Yield what is missing; Enter leads to where it is written."""
    missing = [one for one in needed(package) if one not in _said_yes(package)]
    for one in found:
        name, _, part = one.field.partition(".")
        if one.field == "egen.accept":
            page, key = 4, (f"yes:{missing.pop(0).value}" if missing else "")
        elif name == "trin":
            way = one.principle == 3
            page = 3 if way else 2
            key = f"{'step' if way else 'goal'}:{part}" if part else "ladder:"
        else:
            page, key = _PLACES.get(one.field, (1, "text:name"))
        yield Row(worded(one.message), f"to:{page}:{key}", "!   ")


def _lacks(package: Package, verdicts: Iterable[Verdict]) -> Iterator[Row]:
    for verdict in verdicts:
        if verdict.findings:
            yield Row(f"Det mangler ({len(verdict.findings)}): Enter går til stedet", heading=True)
            yield from lack_rows(package, verdict.findings)
        yield from (Row(text, "", "!   ") for text in verdict.advice)
        yield Row("Det skriver du her", heading=True)


def _done(package: Package, today: date) -> Iterator[Row]:
    verdicts = judge(package, today)
    holds = all(one.holds for one in verdicts)
    yield Row("Gør færdig", heading=True)
    below = (
        worded("Så kan den bruges til borgere. Den færdige udgave bliver ikke ændret mere.")
        if holds
        else "Der mangler noget nedenfor. Indtil da er den gemt som kladde."
    )
    yield Row("Gør jobpakken færdig", "finish:", "►   ", below=below)
    yield Row("De fem principper", heading=True)
    for verdict in verdicts:
        page = verdict.principle.number
        state = "på plads" if verdict.holds else f"mangler {len(verdict.findings)}"
        yield Row(
            f"{page}. {verdict.principle.name}: {state}",
            f"to:{page}:",
            _mark(is_there=verdict.holds),
        )
        yield from lack_rows(package, verdict.findings)
        yield from (Row(text, "", "    ") for text in verdict.advice)
    advice = [one for one in findings(package) if one.principle is None]
    if advice:
        yield Row("Det bør også stå der, men det stopper ikke", heading=True)
        yield from lack_rows(package, advice)
    yield Row("Mere", heading=True)
    yield Row("Læs jobpakken, som andre ser den", "read:", "►   ")
    yield Row("Gem kladden som en fil …", "file:", "►   ")
    yield Row("Læg kladden væk …", "away:", "►   ")


def _text(package: Package, field: str) -> Row:
    text = getattr(package, field)
    is_written = text is not None and str(text) != UNWRITTEN
    shown = str(text) if is_written else "(ikke skrevet)"
    return Row(f"{TEXTS[field][1]}: {shown}", f"text:{field}", _mark(is_there=is_written))


def _list(package: Package, name: str, names: Mapping[str, str]) -> Iterator[Row]:
    _, title, add = LISTS[name]
    every = lines(package, name)
    yield Row(f"{title} ({len(every)})", heading=True)
    for n, one in enumerate(every):
        said = said_of(one, names)
        yield Row(said.text, f"item:{name}:{n}", "  - ", below=said.below)
    if name == "certificates":
        yield Row("Vælg fra den fælles liste …", "proof:", "►   ", find=title)
    yield Row(add, f"add:{name}", "►   ", find=title)


def _opening(own: Own) -> Row:
    one = own.opening
    if one is None:
        return Row("Ledige job: (ikke skrevet)", "opening:", _mark(is_there=False))
    jobs = count(one.vacancies, "ledigt job", "ledige job")
    text = f"{one.employer} har {jobs}, spurgt {say(one.asked)}"
    return Row(text, "opening:", _mark(is_there=True))


def _goals(package: Package) -> Iterator[Row]:
    for step in package.steps:
        yield Row(f"{step.name} ({count(len(step.goals), 'delmål', 'delmål')})", heading=True)
        for one in step.goals:
            shown_by = f"Vises ved: {code_name('evidence', one.evidence.value)}"
            yield Row(
                f"{one.text}: {one.in_words}", f"goal:{step.id}:{one.id}", "  - ", below=shown_by
            )
        yield Row("Skriv et delmål til …", f"goal:{step.id}", "►   ", find=step.name)
    yield Row("Flere trin", heading=True)
    yield from _more_steps()


def _more_steps() -> Iterator[Row]:
    yield Row("Tag et trin fra de fælles trin …", "ladder:", "►   ")
    yield Row("Tag et trin fra en anden jobpakke …", "fromstep:", "►   ")
    yield Row("Skriv dit eget trin …", "newstep:", "►   ")


def _way(package: Package) -> Iterator[Row]:
    yield Row("Trin og uger: Enter retter", heading=True)
    for step in package.steps:
        yield Row(_step(step), f"step:{step.id}", "  - ", below=f"Klar: {step.ready}")
    yield from _more_steps()


def _step(step: Step) -> str:
    weeks = step.weeks
    span = f" ({weeks.least}–{weeks.most})" if weeks.least != weeks.most else ""
    return (
        f"Uge {step.start + 1}: {step.name} · {weeks_words(weeks.normal)}{span}"
        f" · {code_name('tracks', step.track.value)}"
    )


def _yes(package: Package, own: Own) -> Iterator[Row]:
    yield Row("Hvem har sagt ja, og hvornår", heading=True)
    days = {one.party: one.day for one in own.accepted}
    for party in dict.fromkeys((*needed(package), *days)):
        day = days.get(party)
        text = f"{worded(PARTIES[party])}: {f'ja, {say(day)}' if day else '(ikke spurgt)'}"
        yield Row(text, f"yes:{party.value}", _mark(is_there=day is not None))


def _said_yes(package: Package) -> set[Party]:
    return {one.party for one in (package.own or Own()).accepted}


def _mark(*, is_there: bool) -> str:
    return "[x] " if is_there else "[ ] "
