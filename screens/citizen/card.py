"""Kompetencekort: what the citizen has shown, field by field, with a level and its day."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from screens.citizen.beside import PartBeside
from screens.citizen.card_handed import CARD, Handed
from screens.citizen.doubts import open_doubts
from screens.citizen.part import STOOD, View, ask_day
from screens.dialogs import Tell, choose
from screens.panes import split
from screens.question import Question, answer
from screens.widgets.row import Row, wrapped
from screens.words import package_name
from vip2tui.base.safe import clean_line, width_of
from vip2tui.domain.course.card import Line, marked
from vip2tui.pictures.drawn import Line as Drawn
from vip2tui.pictures.drawn import Picture, Tone, line_text
from vip2tui.pictures.shares import bar
from vip2tui.sentences.values import code_name, level_words
from vip2tui.services.course.card_wording import NOT_ASSESSED
from vip2tui.text.danish import first_name
from vip2tui.text.days import say_done
from vip2tui.text.days import short as say_brief

_MORE, _BEFORE, _OFF = "more", "before", "off"
_BAR, _WORD, _DAY, _WHO, _FIELD = 4, 14, 7, 8, 10
_HIGHEST, _ROOMY = 4, 68
"""The best level; and from so many cells beside a pane on, who saw it has a column."""


class Card(PartBeside):
    """The part of the page with the competence card."""

    HINT = "Enter sætter et niveau, eller tager en linje med på kortet."
    TITLE, ABOUT = "Kompetencekort", "Kompetencen"
    LONG, UNDER = True, 4

    def rows(self, view: View) -> Iterator[Row]:
        handed = self.handed(view)
        lines = handed.lines
        yield from handed.above()
        fields = set[str]()
        doubtful = {doubt.record for one in open_doubts(view) for doubt in one.card.doubts}
        for title, group in groupby(lines, lambda line: _title(view, line)):
            every = list(group)
            shown, drawn = sum(line.shown for line in every), ""
            if not every[0].elsewhere:
                fields.add(every[0].field)
                title = f"{title}: {shown} af {len(every)} er vist"
                title += handed.said_of(every[0].field, shown)
                drawn = line_text(bar(shown, len(every), _FIELD, self.signs))
            yield Row(title, aside=((drawn, _FIELD),) if drawn else (), heading=True)
            for line in every:
                yield line_row(self, view, line, doubtful, handed)
            if not every[0].elsewhere:
                yield from handed.own(every[0].field)
        if view.case.course is None:
            yield from self.nothing_yet(
                "Faget", "Start en jobpakke, så kommer fagets kompetencer med"
            )

        yield from handed.below(fields)

    def handed(self, view: View) -> Handed:
        """Return what of the card is handed on."""
        lines = view.services.card.read(view.case)
        return Handed(self, view, view.services.whole_card.read(view.case), lines)

    async def take_in(self) -> None:
        """Ask which proposed line to take in, again and again until none is left."""
        at = 0
        while drafts := (handed := self.handed(self.view)).whole.drafts:
            every = [(str(n), handed.drafted(one)) for n, one in enumerate(drafts)]
            asked = "Hvad skal med på kortet? Enter tager én linje med"
            at = int(await choose(self, asked, every, str(min(at, len(every) - 1))))
            if not await handed.take(drafts[at]):
                return

    def parted(self, view: View) -> None:
        """The level's bar is drawn beside the list, where that is shown; the names get the room."""
        self.list.fill(self.rows(view))

    def key_of(self, view: View, name: str) -> str:
        """Return the row of a competence, which others name by its id."""
        lines = view.services.card.read(view.case)
        whole = view.services.whole_card.read(view.case)
        if any(yes.id == name for one in whole.versions for yes in one.every):
            return CARD
        taken = next((one.line.competence for one in whole.lines if one.line.id == name), None)
        found = next((line for line in lines if line.competence in (name, taken)), None)
        return _key(view, found) if found else name

    def levels(self, line: Line) -> list[tuple[str, str]]:
        """Return the levels one can choose among for a line."""
        return _levels(self.view, line)

    async def ask_level(self, line: Line, handed: Handed) -> None:
        """Ask for a level; the day is today, unless the person wants to say more."""
        view = self.view
        title = f"Hvor langt er {view.name} med «{line.name}»?"
        options = [
            *_levels(view, line),
            (_MORE, "Sæt niveau med en anden dag eller en bemærkning …"),
        ]
        if line.mark is not None:
            options.append((_BEFORE, "Se alle niveauer, der har stået her …"))
        if on_card := handed.standing(line):
            options.append((_OFF, "Tag linjen af kortet"))
        now = None if line.level is None else str(line.level)
        chosen = await choose(self, title, options, now)
        if chosen == _BEFORE:
            self.app.push_screen(Tell(line.name, before_words(view, line), free=True))
            return
        if chosen == _OFF and on_card:
            await handed.take_off(on_card)
            return
        if chosen == now:  # a level is not seen anew because somebody looked
            self.page.say(STOOD)
            return
        day, note = view.today, ""
        if chosen == _MORE:
            chosen = await choose(self, title, _levels(view, line), now)
            day = await ask_day(self, "Hvilken dag er det set?", day, has_happened=True)
            question = "Hvad viser det? Skriv, hvad du har set. Det må gerne stå tomt."
            note = await answer(self, Question(question, clean_line))
        level = int(chosen)
        said = "" if day == view.today else f", set {say_done(day, view.today)}"
        await self.write(
            lambda: view.services.card.mark(view.case, line, level, day=day, note=note),
            f"{line.name}: niveau {level}{said}.",
        )


def before_words(view: View, line: Line) -> str:
    """Return every level that was set, oldest first, and by whom; what was undone is left out."""
    events = view.services.history.of(line.mark.id) if line.mark else []
    catalogue = view.catalogue
    habit = is_habit(view, line)
    return "\n".join(
        f"{level_words(catalogue, one.value, habit=habit)} (skrevet af {one.who})"
        for one in events
        if one.field == "observed" and not one.undone and level_words(catalogue, one.value)
    )


def line_row(part: Card, view: View, line: Line, doubtful: set[str], handed: Handed) -> Row:
    """Return a competence with its level as a bar and a word, and who saw it when."""
    act, more = partial(part.ask_level, line, handed), partial(_ladder, part, line, handed)
    level, seen = line.level, line.mark.observed if line.mark else None
    on_card = handed.standing(line)
    sign, stands = (part.signs.done, handed.stands(on_card)) if on_card else (" ", "")
    if level is None or seen is None or line.mark is None:
        return Row(line.name, _key(view, line), f"[ ]{sign}",
                   _columns(part, "", NOT_ASSESSED, "", ""), below=stands, more=more,
                   find="ikke set endnu", act=act)  # fmt: skip
    words, habit = level_name(view, line, level), is_habit(view, line)
    by = view.services.card.observer(view.case, line)
    notes = [
        f"{words}. Set af {by}." if by else f"{words}.",
        stands,
        f"Vist i {package_name(view.services, line.mark.package)}." if line.carried else "",
        line.mark.note or "",
        "skal afgøres: I har begge sat et niveau. Se Overblik." if line.mark.id in doubtful else "",
    ]
    drawn = line_text(bar(level, _HIGHEST, _BAR, part.signs))
    short = view.catalogue.codes().level_short(level, habit=habit)
    if line.mark.id in doubtful:
        drawn, short = f"{part.signs.over}", "skal afgøres"
    return Row(
        line.name,
        _key(view, line),
        f"[{level}]{sign}",
        _columns(part, drawn, short, say_brief(seen.day, view.today), first_name(by) or by),
        below="\n".join(note for note in notes if note),
        more=more,
        tone=Tone.DONE if line.shown else Tone.PLAIN,
        find=words,
        free=(line.mark.note or "",),
        act=act,
    )


def _columns(part: Card, drawn: str, word: str, day: str, by: str) -> tuple[tuple[str, int], ...]:
    every = ((drawn, _BAR), (word, _WORD), (day, _DAY), (by, _WHO))
    room = split(*part.app.size).list
    return every[1 : 4 if room >= _ROOMY else 3] if part.are_two else every


def _ladder(part: Card, line: Line, handed: Handed, width: int) -> Picture:
    """Return the levels there are, the one that stands marked, who set which, and what shows it."""
    view = handed.view
    signs, codes, habit = part.signs, view.catalogue.codes(), is_habit(view, line)
    lines: list[Drawn] = [()]
    for one in codes.habit_levels if habit else codes.levels:
        is_now = one.level == line.level
        tone = Tone.STRONG if is_now else Tone.MUTED
        head = f"{signs.go if is_now else ' '} {one.level} "
        drawn = bar(one.level, _HIGHEST, _BAR, signs)
        room = max(width - width_of(head) - _BAR - 1, 8)
        first, *rest = wrapped(one.name, room)
        lines.append(((head, tone), *drawn, (f" {first}", tone)))
        hang = " " * (width_of(head) + _BAR + 1)
        lines += [((f"{hang}{each}", tone),) for each in rest]
    before = before_words(view, line).split("\n")
    if len(before) > 1:
        lines += [(), (("Alle niveauer, der er sat", Tone.STRONG),)]
        lines += [((each, Tone.MUTED),) for said in before for each in wrapped(said, width)]
    return (*lines, *handed.listed(line, width))


def is_habit(view: View, line: Line) -> bool:
    """Return whether a line is of a habit: it is done more or less often."""
    return view.catalogue.is_habit(line.competence, line.package)


def level_name(view: View, line: Line, level: int) -> str:
    """Return what a level of a line means: «Kan selv, når det er rutine»."""
    habit = is_habit(view, line)
    return view.catalogue.codes().level_name(level, habit=habit)


def _levels(view: View, line: Line) -> list[tuple[str, str]]:
    """Return the levels there are to choose among, and the one that stands, whatever it is."""
    codes, now = view.catalogue.codes(), "(sådan står der nu)"
    habit = is_habit(view, line)
    every = {one.level for one in (codes.habit_levels if habit else codes.levels)}
    if line.level is not None:
        every.add(line.level)
    return [
        (str(one), f"{one}  {level_name(view, line, one)} {now if one == line.level else ''}")
        for one in sorted(every)
    ]


def _title(view: View, line: Line) -> str:
    if not line.elsewhere:
        return code_name(view.catalogue, "card_fields", line.field)
    course = view.case.course
    if line.package is None or (course and course.course.package == line.package):
        return "Ikke længere på kortet"
    return f"Vist i {package_name(view.services, line.package)}"


def _key(view: View, line: Line) -> str:
    return f"mark:{marked(view.case.citizen.id, line)}"
