"""«Er den noget for …?»: what a package asks, against what is known of a citizen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on, work
from textual.widgets import Static

from screens.base import BaseScreen, GoTo
from screens.dialogs import AskText, Choose
from screens.messages import To
from screens.widgets.rows import Row, Rows
from screens.words import called
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T, clean_line
from vip2tui.domain.packages.fit import DANISH, Answer, fit, in_words
from vip2tui.services.packages.editions import to_read
from vip2tui.services.packages.fitting import FitService
from vip2tui.text.danish import genitive, plain_digits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import ComposeResult
    from textual.content import Content

    from screens.widgets.frame import Shortcut
    from vip2tui.catalogue.package import Package
    from vip2tui.domain.packages.fit import Point
    from vip2tui.services.citizen.casework import Casework
    from vip2tui.services.house import Services

UNKNOWN = "Det ved vi ikke"
_GROUPS = {
    Answer.NOT_YET: ("Ikke på plads endnu: det kan nås undervejs", "[ ] "),
    Answer.ASK: ("Tal om det", " ?  "),
    Answer.MET: ("På plads", "[x] "),
}
"""In the order one talks about them; a state is told by its sign and its word."""
_KEYS = {"Dansk": "danish", "Alder": "age", "Kørekort": "licences", "Attest": "record"}
_LICENCES = {
    "-": "Har intet kørekort",
    "B": "B: personbil",
    "B,B/E": "B og B/E: personbil med stor påhængsvogn",
    "B,C": "B og C: lastbil",
    "B,C,C/E": "B, C og C/E: lastbil med påhængsvogn",
    "B,D": "B og D: bus",
    "B,C,D": "B, C og D: lastbil og bus",
    "": UNKNOWN,
}
_AGES = range(13, 100)


class FitScreen(BaseScreen):
    """Sentences to talk from: never a score and never a lock."""

    NAME = "Er den noget?"
    HELP = (
        "Her står, hvad jobpakken kræver, og hvad vi ved. Enter på en linje med ► svarer på det, "
        "vi ikke ved. Det er ikke en prøve, og intet er låst: du kan altid lægge jobpakken i "
        "planen. Svarene bliver på denne computer og sendes ikke. Nederst står andre jobpakker, "
        "som ligger tæt på."
    )

    def __init__(self, services: Services, package_id: str, citizen_id: str) -> None:
        super().__init__(services)
        self.CITIZEN = citizen_id
        self._citizen = citizen_id
        self._package_id = package_id
        self._fits = FitService(services.desk)
        self._package: Package | None = None
        self._called = ""
        self._record_shown = False
        """Said here and kept nowhere: a record is nobody's to write down."""

    def compose_body(self) -> ComposeResult:
        yield Static(id="short")
        yield Rows()

    def on_mount(self) -> None:
        self.query_one(Rows).focus()

    def heading_content(self) -> Content:
        if self._package is None:
            return T(self.NAME)
        return T(f"Er den noget for {self._called}? {self._package.name}")

    def shortcuts(self) -> list[Shortcut]:
        return self.around(("Enter", "Svar", "screen.answer"), self.people_key())

    def read_again(self) -> None:
        try:
            self._package = to_read(self.services.packages, self._package_id)
            case = self.services.citizens.get(self._citizen)
        except Vip2Error as error:
            self.refuse(error)
            self.action_back()
            return
        self._called = called(self.services, self._citizen, case.citizen.name)
        self.query_one(Rows).fill(self._rows(self._package, case))

    def _rows(self, package: Package, case: Casework) -> Iterator[Row]:
        known = replace(self._fits.known(case), record_shown=self._record_shown)
        points = fit(package, known, self._called)
        short = self.query_one("#short", Static)
        short.update(T(in_words(points, self._called)).stylize("bold"))
        yield from point_rows(package, points)
        offers = self.services.card.neighbours(case, package)
        if offers:
            yield Row("Andre jobpakker, der ligger tæt på: Enter ser på dem", heading=True)
            for one in offers:
                yield Row(one.in_words(), f"near:{one.id}", "►   ")
        yield Row("Gør", heading=True)
        word = f"Læs jobpakken, og læg den i {genitive(self._called)} plan"
        yield Row(word, "package:", "►   ")
        if self._fits.is_answered(case):
            yield Row("Glem svarene", "forget:", "►   ", below="De er kun på denne computer.")

    # Answering

    def action_answer(self) -> None:
        """Answer the line the cursor stands on."""
        self.query_one(Rows).action_select()

    @on(Rows.Chosen)
    def _choose(self, event: Rows.Chosen) -> None:
        what, _, rest = event.row.key.partition(":")
        match what:
            case "near":
                self.post_message(GoTo(To.FITS, self._citizen, rest))
            case "package":
                self.post_message(GoTo(To.PACKAGE, self._citizen, self._package_id))
            case "":
                self.say("Det er noget at tale om. Der er ikke noget at skrive her.")
            case _:
                self._ask(what, rest)

    @work(exclusive=True, group="ask")
    async def _ask(self, what: str, rest: str) -> None:
        try:
            case = self.services.citizens.get(self._citizen)
        except Vip2Error as error:
            self.refuse(error)
            return
        act = await self._answer_to(what, rest, case)
        if act is None:
            return
        try:
            act()
        except Vip2Error as error:
            self.refuse(error)
        else:
            self.saved()

    async def _answer_to(self, what: str, rest: str, case: Casework) -> Callable[[], object] | None:
        """Ask, and return what writes the answer; None if there was none."""
        match what:
            case "forget":
                self._record_shown = False
                return lambda: self._fits.forget(case)
            case "age":
                age = await self._ask_age()
                return None if age is None else lambda: self._fits.answer(case, "age", age)
            case "danish":
                options = {"": UNKNOWN} | {one: _level_words(one) for one in DANISH}
                question = f"Hvor er {self._called} i danskuddannelsen?"
            case "licences":
                options, question = _LICENCES, f"Hvilket kørekort har {self._called}?"
            case _:
                return await self._ask_proof(what, rest, case)
        chosen = await self._pick(question, options)
        return None if chosen is None else lambda: self._fits.answer(case, what, chosen)

    async def _ask_proof(self, what: str, rest: str, case: Casework) -> Callable[[], object] | None:
        if what == "record":
            options = {"ja": "Ja, den er vist og i orden", "": UNKNOWN}
            question = f"Har {self._called} vist sin attest? Svaret bliver ikke gemt."
            shown = await self._pick(question, options)
            self._record_shown = shown == "ja" if shown is not None else self._record_shown
            return self.read_again if shown is not None else None
        names = {one.id: one.name for one in self._package.certificates} if self._package else {}
        question = f"Har {self._called} beviset «{names.get(rest, rest)}»?"
        answers = {"ja": True, "nej": False, "": None}
        options = {"ja": "Ja, det er i orden", "nej": "Nej, ikke endnu", "": UNKNOWN}
        chosen = await self._pick(question, options)
        if chosen is None:
            return None
        return lambda: self._fits.answer_proof(case, rest, answers[chosen])

    async def _pick(self, question: str, options: dict[str, str]) -> str | None:
        every = [(f"={key}", T(word)) for key, word in options.items()]
        chosen = await self.app.push_screen_wait(Choose(question, every))
        return None if chosen is None else str(chosen)[1:]

    async def _ask_age(self) -> str | None:
        """Return the age in digits, or nothing for not known; None if the person goes back."""
        typed: str | None = ""
        while True:
            asked = AskText(f"Hvor gammel er {self._called}?", typed or "", "fx 34")
            typed = await self.app.push_screen_wait(asked)
            if typed is None:
                return None
            age = plain_digits(clean_line(typed)).removesuffix("år").strip()
            if not age or (age.isascii() and age.isdecimal() and int(age[:4]) in _AGES):
                return age
            self.say("Skriv alderen i hele år, fx 34. Er den ukendt, så lad feltet stå tomt.")


def point_rows(package: Package, points: tuple[Point, ...]) -> Iterator[Row]:
    """Yield the demands in the order one talks about them, and what Enter asks."""
    keys: list[str] = []
    proofs = iter(package.certificates)
    for one in points:
        proof = next(proofs) if one.about == "Bevis" else None
        keys.append(f"proof:{proof.id}" if proof else f"{_KEYS.get(one.about, '')}:")
    for answer, (title, mark) in _GROUPS.items():
        found = [n for n, one in enumerate(points) if one.answer is answer]
        if found:
            yield Row(f"{title} ({len(found)})", heading=True)
        for n in found:
            can_answer = not keys[n].startswith(":")
            hint = " ► svar" if can_answer and answer is Answer.ASK else ""
            yield Row(f"{points[n].about}: {points[n].sentence}{hint}", keys[n], mark)


def _level_words(code: str) -> str:
    """Return a level of Danish as it is said: «Danskuddannelse 2, modul 3»."""
    if code.startswith("PD"):
        return f"Prøve i Dansk {code[2]}"
    return f"Danskuddannelse {code[2]}, modul {code[-1]}"
