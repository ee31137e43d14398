"""«Er den noget for …?»: what a package asks, against what is known of a citizen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from textual.content import Content

from screens import themes
from screens.dialogs import choose
from screens.listing import ListScreen
from screens.messages import GoTo, To
from screens.question import Question, answer
from screens.widgets.frame import Shortcut
from screens.widgets.row import Act
from screens.widgets.rows import Row, Rows
from screens.words import called
from vip2tui.base.safe import T, clean_line
from vip2tui.catalogue.package import Certificate, Package
from vip2tui.domain.packages.fit import DANISH, Answer, Point, fit, in_words
from vip2tui.services.citizen.casework import Casework
from vip2tui.services.desk import RefusedError
from vip2tui.services.house import Services
from vip2tui.services.packages.editions import to_read
from vip2tui.services.packages.fitting import FitService
from vip2tui.text.danish import plain_digits

UNKNOWN = "Det ved vi ikke"
_GROUPS = {
    Answer.NOT_YET: ("Ikke på plads endnu: det kan nås undervejs", "[ ] "),
    Answer.ASK: ("Tal om det", " ?  "),
    Answer.MET: ("På plads", "[x] "),
}
"""In the order one talks about them; a state is told by its sign and its word."""
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


class FitScreen(ListScreen):
    """Sentences to talk from: never a score and never a lock."""

    NAME = "Noget for?"
    HELP = (
        "Her står, hvad jobpakken kræver, og hvad vi ved. Enter svarer, hvor der står «svar»: "
        "det er det, vi ikke ved. Det er ikke en prøve, og intet er låst: du kan altid starte "
        "jobpakken. Svarene bliver på denne computer og sendes ikke. Nederst står "
        "andre jobpakker, som ligger tæt på."
    )

    def __init__(self, services: Services, package_id: str, citizen_id: str) -> None:
        super().__init__(services)
        self.CITIZEN = self._citizen = citizen_id
        self._package_id = package_id
        self._fits = FitService(services.desk)
        self._package: Package | None = None
        self._called = ""
        self._record_shown = False
        """Said here and kept nowhere: a record is nobody's to write down."""

    def heading_content(self) -> Content:
        if self._package is None:
            return T(self.NAME)
        return T(f"Er den noget for {self._called}? {self._package.name}")

    def shortcuts(self) -> list[Shortcut]:
        return self.around(("Enter", "Svar", "screen.choose"), self.people_key())

    def read_again(self) -> None:
        packages, citizens = self.services.packages, self.services.citizens
        found = self.read_or_leave(
            lambda: (to_read(packages, self._package_id), citizens.get(self._citizen))
        )
        if found is None:
            return
        self._package, case = found
        self._called = called(self.services, self._citizen, case.citizen.name)
        self.query_one(Rows).fill(self._rows(self._package, case))

    def _rows(self, package: Package, case: Casework) -> Iterator[Row]:
        known = replace(self._fits.known(case), record_shown=self._record_shown)
        points = fit(package, known, self._called)
        self.say_above(in_words(points, self._called))
        go = f"{themes.signs(self.app).go}   "
        yield from point_rows(self, package, points)
        offers = self.services.card.neighbours(case, package)
        if offers:
            yield Row("Andre jobpakker, der ligger tæt på: Enter ser på dem", heading=True)
            for one in offers:
                yield Row(one.in_words(), f"near:{one.id}", go,
                          act=GoTo(To.FITS, self._citizen, one.id))  # fmt: skip
        yield Row("Gør", heading=True)
        word = f"Læs jobpakken, og start den for {self._called}"
        yield Row(word, "package:", go,
                  act=GoTo(To.PACKAGE, self._citizen, self._package_id))  # fmt: skip
        if self._fits.is_answered(case):
            yield Row("Glem svarene", "forget:", go, below="De er kun på denne computer.",
                      act=self._forget)  # fmt: skip

    # Answering

    async def _ask_choice(self, name: str, question: str, options: dict[str, str]) -> None:
        chosen = await self._pick(question, options)
        await self._write(lambda case: self._fits.answer(case, name, chosen))

    async def _ask_age(self) -> None:
        question = Question(f"Hvor gammel er {self._called}?", _age, example="fx 34")
        age = await answer(self, question)
        await self._write(lambda case: self._fits.answer(case, "age", age))

    async def _ask_record(self) -> None:
        options = {"ja": "Ja, den er vist og i orden", "": UNKNOWN}
        question = f"Har {self._called} vist sin attest? Svaret bliver ikke gemt."
        shown = await self._pick(question, options)
        self._record_shown = shown == "ja"
        self.saved()

    async def ask_proof(self, proof: Certificate) -> None:
        """Ask whether the citizen has one of the proofs."""
        answers = {"ja": True, "nej": False, "": None}
        options = {"ja": "Ja, det er i orden", "nej": "Nej, ikke endnu", "": UNKNOWN}
        chosen = await self._pick(f"Har {self._called} beviset «{proof.name}»?", options)
        await self._write(lambda case: self._fits.answer_proof(case, proof.id, answers[chosen]))

    async def _forget(self) -> None:
        self._record_shown = False
        await self._write(self._fits.forget)

    async def _write(self, act: Callable[[Casework], object]) -> None:
        await self.write(lambda: act(self.services.citizens.get(self._citizen)))

    def asks(self, about: str) -> Act:
        """Return what answers a line, by what it is about."""
        levels = {"": UNKNOWN} | {one: _level_words(one) for one in DANISH}
        level = f"Hvor er {self._called} i danskuddannelsen?"
        licence = f"Hvilket kørekort har {self._called}?"
        acts: dict[str, Act] = {
            "Dansk": partial(self._ask_choice, "danish", level, levels),
            "Alder": self._ask_age,
            "Kørekort": partial(self._ask_choice, "licences", licence, _LICENCES),
            "Attest": self._ask_record,
        }
        return acts.get(about, self.tell)

    def tell(self) -> None:
        """Say that a line is only to be talked about."""
        self.say("Det er noget at tale om. Der er ikke noget at skrive her.")

    async def _pick(self, question: str, options: dict[str, str]) -> str:
        every = [(f"={key}", word) for key, word in options.items()]
        return (await choose(self, question, every)).removeprefix("=")


def _age(typed: str) -> str:
    """Return an age in digits, or nothing for not known."""
    age = plain_digits(clean_line(typed)).removesuffix("år").strip()
    if not age or (age.isascii() and age.isdecimal() and int(age[:4]) in _AGES):
        return age
    raise RefusedError("Skriv alderen i hele år, fx 34. Er den ukendt, så lad feltet stå tomt.")


def point_rows(page: FitScreen, package: Package, points: tuple[Point, ...]) -> Iterator[Row]:
    """Yield the demands in the order one talks about them, and what Enter asks."""
    proofs, go = iter(package.certificates), themes.signs(page.app).go
    rows: dict[Answer, list[Row]] = {}
    for number, one in enumerate(points):
        key, act = f"{one.about}:{number}", page.asks(one.about)
        if one.about == "Bevis":
            proof = next(proofs)
            key, act = f"proof:{proof.id}", partial(page.ask_proof, proof)
        hint = f" {go} svar" if act != page.tell and one.answer is Answer.ASK else ""
        row = Row(f"{one.about}: {one.sentence}{hint}", key, _GROUPS[one.answer][1], act=act)
        rows.setdefault(one.answer, []).append(row)
    for state, (title, _) in _GROUPS.items():
        if found := rows.get(state):
            yield Row(f"{title} ({len(found)})", heading=True)
            yield from found


def _level_words(code: str) -> str:
    """Return a level of Danish as it is said: «Danskuddannelse 2, modul 3»."""
    if code.startswith("PD"):
        return f"Prøve i Dansk {code[2]}"
    return f"Danskuddannelse {code[2]}, modul {code[-1]}"
