"""Tal: what the packages have led to, true for who has the cases; and what may leave, as a file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual import on, work
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from screens import themes
from screens.base import BaseScreen
from screens.dialog import Tell
from screens.question import Question, answer
from screens.widgets.beside import WithMore
from screens.widgets.frame import Shortcut
from screens.widgets.row import wrapped
from screens.widgets.rows import Row, Rows
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T
from vip2tui.domain.numbers.counting import COMPLETED, STAIRS, PackageNumbers
from vip2tui.domain.settings import GOAL
from vip2tui.papers import kinds
from vip2tui.pictures.drawn import Picture, Tone, as_text
from vip2tui.pictures.shares import shares
from vip2tui.pictures.signs import Signs
from vip2tui.pictures.staircase import Stair, StairState, staircase
from vip2tui.services.numbers import wording
from vip2tui.services.numbers.numbers import ONE_COMPUTER, ONE_PLACE, PUT_BACK, Seen, write
from vip2tui.services.vault.read_log import Act
from vip2tui.text.danish import count

ALL = "Alle jobpakker"
READING = "Et øjeblik …"
_TOLD = 60
"""Cells of what is told of a package in a dialog."""
_LINES = 4
"""What is said of a row under the list."""
_OUT = (
    "Filen har kun tal på mindst ti borgere, for halvår, der er slut. Et halvår tages ud én gang: "
    "næste gang står det der igen, som det var."
)


class NumbersScreen(BaseScreen):
    """How many began, went on and came into a job; where people stand on the staircase."""

    NAME = "Tal"
    PAPER = kinds.NUMBERS.code
    HELP = (
        "Her står, hvad jobpakkerne har ført til for de borgere, der er på denne computer. En "
        "borger tæller én gang i hver jobpakke. Tallene er sande og kun til jer, der har sagerne. "
        "Enter på en jobpakke viser det hele: hvad den førte til, hvorfor nogen stoppede, og hvem "
        "der stadig er i job. Ukendt er dem, ingen har spurgt, eller som ingen vidste noget om. "
        "Enter på målet sætter et andet.\n"
        "Trappen viser, hvor borgerne står. I VIP2 var trappemodellen en samlet vej fra afklaring "
        "til job. Her er den et kort og ingen rækkefølge: forskning (BIP) så mest fremgang, når et "
        "spor rettet mod job gik sammen med andre, og mindre, når ét trin ventede på det næste.\n"
        "Det, der skal ud af huset, gemmes nederst. Der står intet tal på under ti borgere, og "
        "ingen kan regne sig frem til et."
    )

    class Read(Message):
        """It is counted."""

        def __init__(self, seen: Seen) -> None:
            super().__init__()
            self.seen = seen

    class Refused(Message):
        """It is not for who is here."""

        def __init__(self, why: Vip2Error) -> None:
            super().__init__()
            self.why = why

    def compose_body(self) -> ComposeResult:
        yield Static(READING, id="said")
        yield WithMore(Rows(), "Tal", "Mere om den", _LINES)

    def on_mount(self) -> None:
        self.query_one(Rows).focus()

    @property
    def _signs(self) -> Signs:
        return themes.signs(self.app)

    def shortcuts(self) -> list[Shortcut]:
        return self.around(("Enter", "Vis mere", "screen.choose"), self.people_key())

    def read_again(self) -> None:
        self._count()

    @work(description="", thread=True, exclusive=True, group="read")
    def _count(self) -> None:
        """Count beside the screen: the keys never wait."""
        worker = get_current_worker()
        try:
            read: Message = self.Read(self.services.numbers.here())
        except Vip2Error as error:
            read = self.Refused(error)
        if not worker.is_cancelled:
            self.post_message(read)

    @on(Refused)
    def _why_not(self, message: Refused) -> None:
        self._say(str(message.why))
        self.query_one(Rows).fill([])

    @on(Read)
    def _show(self, message: Read) -> None:
        seen = message.seen
        number = count(len(seen.packages), "jobpakke", "jobpakker")
        said = f"{seen.every.started} begyndt på {number}. En borger tæller én gang i hver."
        self._say(said if seen.packages else wording.NOBODY)
        self.query_one(Rows).fill([*self._goal(seen), *self._packages(seen), *self._stairs(seen),
                                   *self._out()])  # fmt: skip
        self.query_one(WithMore).tell()

    def _say(self, text: str) -> None:
        self.query_one("#said", Static).update(T(self.worded(text)))

    def _goal(self, seen: Seen) -> Iterator[Row]:
        goal = wording.goal(seen)
        yield Row("Målet", heading=True)
        yield Row(
            f"{seen.goal} borgere skal gennemføre en jobpakke",
            "goal",
            self._go,
            drawn=lambda width: _indented(shares([goal], width - 2, self._signs)),
            source=wording.PROJECT,
            act=self._ask_goal,
        )

    def _packages(self, seen: Seen) -> Iterator[Row]:
        if not seen.packages:
            return
        yield Row("Jobpakker", heading=True)
        most = _columns(seen.every)
        for one in (seen.every, *seen.packages):
            name = seen.names.get(one.package, ALL)
            yield Row(
                name,
                f"package:{one.package}",
                self._go,
                aside=tuple(zip(_columns(one), map(len, most), strict=True)),
                source=wording.brief(one),
                more=partial(self._beside, one),
                act=partial(self._tell, name, one),
            )

    def _stairs(self, seen: Seen) -> Iterator[Row]:
        codes = self.services.catalogue.codes()
        stood = list(wording.stairs(codes, seen))
        if not stood:
            return
        now = {one.track: one.now for one in seen.stairs}
        steps = [
            Stair(
                f"{codes.name_of('tracks', one)}: {now.get(one, 0)}",
                StairState.NOW if now.get(one) else StairState.AHEAD,
            )
            for one in STAIRS
        ]
        yield Row("Trappen: hvor borgerne står nu", heading=True,
                  drawn=lambda width: staircase(steps, width, self._signs))  # fmt: skip
        for name, said in stood:
            yield Row(f"{name}: {said}", f"track:{name}", "  ")
        if beside := wording.beside(codes, seen):
            yield Row(beside, "beside", "  ")

    def _out(self) -> Iterator[Row]:
        yield Row("Tal, der går ud", heading=True)
        if self.services.numbers.may_leave:
            yield Row("Gem de lukkede halvår som en fil …", "out", self._go, source=_OUT,
                      act=self._hand_out)  # fmt: skip
        else:
            yield Row(self.worded(ONE_PLACE), "out", "  ")

    @property
    def _go(self) -> str:
        return f"{self._signs.go} "

    def _more(self, one: PackageNumbers, width: int) -> Picture:
        """Return all there is to say of a package."""
        codes, signs = self.services.catalogue.codes(), self._signs
        bars = shares(wording.how_it_went(one), width, signs)
        jobs = shares(wording.in_job(one), width, signs)
        said = tuple(
            ((line, Tone.PLAIN),)
            for text in wording.details(codes, one)
            for line in wrapped(text, width)
        )
        parts = [part for part in (bars, jobs, said) if part]
        return tuple(line for part in parts for line in ((), *part))[1:]

    def _beside(self, one: PackageNumbers, width: int) -> Picture:
        return (), *self._more(one, width)

    def _tell(self, name: str, one: PackageNumbers) -> None:
        self.app.push_screen(Tell(name, as_text(self._more(one, _TOLD))))

    async def _ask_goal(self) -> None:
        settings = self.services.settings
        question = Question(
            "Hvor mange borgere skal gennemføre en jobpakke?",
            GOAL.read,
            settings.get(GOAL).value,
            echo=GOAL.words,
            place="setting:mål",
        )
        value = await answer(self, question)
        await self.write(partial(settings.set, GOAL, value), "Målet er gemt.")

    async def _hand_out(self) -> None:
        from screens.dialogs import agree
        from screens.exchange.places import hand_out

        numbers, question = self.services.numbers, "Gem tallene som en fil til Excel. Hvor?"
        is_sure = numbers.may_lack
        if is_sure:
            await agree(self, PUT_BACK, "Tag tallene ud", "Lad være", danger=True)
        await hand_out(
            self, question, lambda place: write(numbers.leaving(is_sure=is_sure), place),
            f"{_OUT}\n{ONE_COMPUTER}",
        )  # fmt: skip
        self.note(Act.NUMBERS)


def _columns(one: PackageNumbers) -> tuple[str, ...]:
    """Return what stands beside a package; no package has more than all of them have."""
    done = one.over.ends[COMPLETED]
    return f"{one.started} begyndt", f"{one.running} i gang", f"{done} gennemført"


def _indented(picture: Picture) -> Picture:
    return tuple((("  ", Tone.PLAIN), *line) for line in picture)
