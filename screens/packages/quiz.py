"""Øv ordene sammen: a card at a time, turned over together with the citizen."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Static

from screens import commands
from screens.base import BaseScreen
from screens.page import key_of
from screens.sheet import BASE_CSS
from screens.widgets.frame import Shortcut
from vip2tui.base.safe import T, clean_line, cut
from vip2tui.catalogue.package import Shared
from vip2tui.domain.packages.quiz import Card, First, Quiz, sides, start
from vip2tui.domain.settings import WORD_CARDS
from vip2tui.services.house import Services
from vip2tui.services.packages.editions import to_read
from vip2tui.services.vault.settings import value_of
from vip2tui.text.danish import count

ROUND = 10
"""Cards of one round: some minutes, and then it is said how it went."""
_LONGEST = 160
"""More of a word does not stand on a card."""
_AHEAD = (
    "Læs ordet højt sammen. Sig, hvad det betyder, eller peg på det. "
    "Vend så kortet: mellemrum, Enter, eller klik på det."
)
_ENGLISH_AHEAD = (
    "Læs det engelske ord. Sig det på dansk. Vend så kortet: mellemrum, Enter, eller klik på det."
)
_EXPLAINED = (
    "Læs ordet højt sammen. Lad borgeren forklare det med andre ord, eller peg på det. "
    "Kunne I det? Pil til højre: ja. Pil til venstre: ikke endnu."
)
_TURNED = "Kunne I det? Pil til højre: ja. Pil til venstre: ikke endnu, så kommer det igen."


class CardFace(Static, can_focus=True):
    """The card: a place to click."""

    def on_click(self, event: events.Click) -> None:
        event.stop()
        if isinstance(self.screen, QuizScreen):
            self.screen.action_turn_card()


class QuizScreen(BaseScreen):
    """The words of a trade, ten at a time. Nothing is kept of how it went."""

    NAME = "Øv ordene"
    HELP = (
        "Sid sammen ved skærmen. Læs ordet højt, og sig, hvad det betyder. "
        "Mellemrum eller Enter vender kortet. Pil til højre siger «Kunne det», pil til venstre "
        "«Ikke endnu»: det ord kommer igen senere. Knapperne kan også klikkes. "
        "I Indstillinger vælger du, om det danske eller det engelske ord står først, eller om der "
        "kun er det danske, som borgeren så forklarer. "
        "Det bliver ikke skrevet ned, hvordan det gik: det er øvelse, ikke en prøve."
    )
    CSS_PATH: ClassVar[Any] = [BASE_CSS, "quiz.tcss"]
    AUTO_FOCUS = "#card"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space,enter", "turn_card", "Vend", id="ord.vend",
            tooltip="Vend kortet og se, hvad ordet betyder", show=False,
        ),
        Binding("right", "answer(True)", "Kunne det", id="ord.ja",
                tooltip="Ordet sidder", show=False),
        Binding("left", "answer(False)", "Ikke endnu", id="ord.nej",
                tooltip="Ordet kommer igen senere i runden", show=False),
    ]  # fmt: skip

    def __init__(self, services: Services, package_id: str) -> None:
        super().__init__(services)
        self._package_id = package_id
        self._called = ""
        self._deck: tuple[Card, ...] | None = None
        """Every word, in the order of the day."""
        self._next = 0
        self._round = Quiz(())
        self._is_turned = False
        self._first = First.DANISH

    def compose_body(self) -> ComposeResult:
        yield Static(id="how")
        yield CardHolder(CardFace(id="card"))
        yield Horizontal(
            Button("Vend kortet", id="turn", variant="primary"),
            Button("← Ikke endnu", id="no"),
            Button("Kunne det →", id="yes", variant="primary"),
            Button("De næste ord", id="more", variant="primary"),
            Button("Øv de svære igen", id="again"),
            Button("Slut", id="done"),
            id="deeds",
        )
        yield Static(id="hint")

    def heading_content(self) -> Content:
        return T(f"Øv ordene: {self._called}" if self._called else self.NAME)

    def shortcuts(self) -> list[Shortcut]:
        keys = [key_of(commands.HELP)]
        if self._round.card and not self._is_turned:
            keys.append(("Mellemrum", "Vend kortet", "screen.turn_card"))
        elif self._round.card:
            keys.append(("←", "Ikke endnu", "screen.answer(False)"))
            keys.append(("→", "Kunne det", "screen.answer(True)"))
        return [*keys, key_of(commands.MENU), ("Esc", "Slut", "screen.back")]

    def read_again(self) -> None:
        first = First(value_of(self.services.desk.store, WORD_CARDS))
        if self._deck is not None:
            if first is not self._first:  # it was set while this stood here
                self._first, self._is_turned = first, self._starts_turned(first)
                self._draw()
            return
        self._first = first
        package = self.read_or_leave(lambda: to_read(self.services.packages, self._package_id))
        if package is None:
            return
        self._called = str(package.name)
        seed = f"{self.services.desk.today().isoformat()} {package.id}"
        self._deck = start(package.words, seed).waiting
        self._deal()

    # The round

    def _deal(self) -> None:
        """Begin the next round."""
        deck = self._deck or ()
        self._begin(deck[self._next : self._next + ROUND])
        self._next += ROUND

    def _begin(self, cards: tuple[Card, ...]) -> None:
        self._round, self._is_turned = Quiz(cards), self._starts_turned(self._first)
        self._draw()

    @staticmethod
    def _starts_turned(first: First) -> bool:
        """Return whether a card has nothing to turn, and is answered as it lies."""
        return first is First.DANISH_ALONE

    def action_turn_card(self) -> None:
        """Show what the word means; a card that is turned stays so."""
        if self._round.card is not None and not self._is_turned:
            self._is_turned = True
            self._draw()

    def action_answer(self, known: bool) -> None:
        """Say whether the word was known. Only a card that was turned can be answered."""
        if self._round.card is None:
            return
        if not self._is_turned:
            self.say("Vend kortet først.")
            return
        self._round = self._round.answer(right=known)
        self._is_turned = self._starts_turned(self._first)
        self._draw()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        match event.button.id:
            case "turn":
                self.action_turn_card()
            case "yes" | "no":
                self.action_answer(event.button.id == "yes")
            case "more":
                self._deal()
            case "again":
                self._begin(tuple(one for one in self._round.known if one in self._round.missed))
            case _:
                self.action_back()

    # What is shown

    def _draw(self) -> None:
        card = self._round.card
        is_over = card is None
        shown = {
            "turn": not is_over and not self._is_turned,
            "no": not is_over and self._is_turned,
            "yes": not is_over and self._is_turned,
            "more": is_over and self._next < len(self._deck or ()),
            "again": is_over and bool(self._round.missed),
            "done": is_over,
        }
        for name, is_shown in shown.items():
            self.query_one(f"#{name}", Button).display = is_shown
        self.query_one("#how", Static).update(T("" if is_over else self._round.in_words()))
        hint = _more_words(self.services.catalogue.shared()) if is_over else self._hint()
        self.query_one("#hint", Static).update(T(hint))
        face = self.query_one("#card", CardFace)
        face.set_class(is_over, "-over")
        face.update(T(ended(self._round)) if card is None else self._face_content(card))
        self._stand(is_over=is_over)
        self.call_later(self.refresh_frame)

    def _stand(self, *, is_over: bool) -> None:
        """Put the cursor where Enter does what comes next."""
        places = ("#more", "#again", "#done") if is_over else ("#card",)
        next(one for one in map(self.query_one, places) if one.display).focus()

    def _hint(self) -> str:
        if self._first is First.DANISH_ALONE:
            return _EXPLAINED
        if self._is_turned:
            return _TURNED
        return _ENGLISH_AHEAD if self._first is First.ENGLISH else _AHEAD

    def _face_content(self, card: Card) -> Content:
        front, *back = sides(card, self._first)
        word = T(cut(clean_line(front), _LONGEST)).stylize("bold")
        if not self._is_turned or not back:
            return word
        return word + T("\n\n") + T(cut(clean_line(back[0]), _LONGEST))


class CardHolder(Vertical):
    """Keeps the card in the middle."""


def _more_words(shared: Shared) -> str:
    """Return where there are word cards in more languages."""
    said = f"{shared.cards.name} på {len(shared.cards.languages)} sprog; se om faget er med:"
    return f"{said}\n{shared.cards_address}"


def ended(quiz: Quiz) -> str:
    """Return how a round went, in words; never a score against anybody."""
    if not quiz.known:
        return "Her er ingen fagord endnu."
    hard = [clean_line(one.danish) for one in quiz.known if one in quiz.missed]
    words = count(len(quiz.known), "ord", "ord")
    if not hard:
        return f"Godt gået! I kunne {words}, alle sammen første gang."
    at_once = len(quiz.known) - len(hard)
    listed = "\n".join(f"- {cut(one, 60)}" for one in hard)
    return f"I har været {words} igennem. {at_once} sad første gang.\nØv mere på:\n{listed}"
