"""The key test: what arrives is ticked off, what does not is told what to use instead.

Under it stands the one question about signs that only a person can answer. It knows of no vault:
the first run shows it, and later the menu «Hjælp».
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual import events, on
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Button, Static

from screens import announcing, commands, saving, themes
from screens.widgets.picture import picture_content
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T
from vip2tui.pictures.drawn import Tone, runs
from vip2tui.pictures.signs import ASCII, SAMPLE
from vip2tui.services.vault.check_code import LETTERS

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from vip2tui.pictures.drawn import Line, Picture
    from vip2tui.pictures.signs import Signs
    from vip2tui.services.vault.settings import SettingService

LEAD = (
    "Tryk på hver tast herunder. Den får sit tegn, når den kommer frem. Har du ikke lyst nu, så "
    "tryk Enter: testen står også i menuen under Hjælp."
)
ALL_CAME = "Alle tasterne kommer frem."
ASKED = "Ser du et rundt hjørne og et flueben?"
_OPENS_MONTH = "f5"
_OURS = {one.key for one in (*commands.every(), commands.MENU) if one.key[1:].isdigit()}
_F_KEYS = tuple(sorted({_OPENS_MONTH, *_OURS}, key=lambda key: int(key[1:])))
INSTEAD = (
    (("å",), "Kommer å ikke? Skriv aa: når du søger, er de ens."),
    (("@",), "Kommer @ ikke? Hold højre Alt nede, og tryk 2."),
    (("[", "]"), "Kommer [ og ] ikke? Brug ( og ) i stedet."),
    (_F_KEYS, "Kommer en F-tast ikke? Hold Fn nede imens, eller klik på den nederst."),
)
"""What is told where some of these keys did not come."""
KEYS = (*LETTERS, *_F_KEYS)


class Pad(Static, can_focus=True):
    """Takes every key that is tested, so that none does what it else does."""

    class Came(Message):
        """One more has come."""

    class Done(Message):
        """The person goes on."""

    def __init__(self) -> None:
        super().__init__(id="pad", classes="panel")
        self.border_title = "Tryk på hver tast"
        self.came: set[str] = set()

    def on_mount(self) -> None:
        self.draw()

    def on_key(self, event: events.Key) -> None:
        typed = (event.character or "").casefold()
        key = typed if typed in LETTERS else event.key
        if key != "enter" and key not in KEYS:
            return
        event.stop()
        event.prevent_default()
        if key == "enter":
            self.post_message(self.Done())
            return
        self.came.add(key)
        self.draw()
        self.post_message(self.Came())

    def draw(self) -> None:
        """Show what has come, with the signs that are drawn now."""
        self.update(picture_content(_picture(self.came, themes.signs(self.app))))


class KeyTest(Vertical):
    """The pad, what to use instead, and the question about signs."""

    DEFAULT_CSS = """
    KeyTest { height: auto; }
    KeyTest Static { height: auto; }
    KeyTest #pad:focus {
        border: solid $focus;
        border-title-style: bold;
        border-title-color: $text;
    }
    KeyTest #instead { height: 5; padding: 1 0 0 0; }
    KeyTest #signs { height: 3; }
    KeyTest #sample { width: auto; padding: 1 1 0 0; text-style: bold; }
    KeyTest #asked { width: auto; padding: 1 1 0 0; }
    KeyTest #signs Button { min-width: 6; margin-right: 1; }
    """

    @dataclass
    class Sees(Message):
        """What the person sees: the name of a set of signs."""

        signs: str

    def compose(self) -> ComposeResult:
        yield Static(LEAD, classes="lead")
        yield Pad()
        yield Static(id="instead")
        with Horizontal(id="signs"):
            yield Static(SAMPLE, id="sample")
            yield Static(ASKED, id="asked")
            yield Button("Ja", id="fine")
            yield Button("Nej, firkanter", id="plain")

    def on_mount(self) -> None:
        self.query_one("#signs").display = themes.signs(self.app) is not ASCII

    @on(Pad.Came)
    def _tell(self) -> None:
        came = self.query_one(Pad).came
        missing = [told for keys, told in INSTEAD if not came.issuperset(keys)]
        self.query_one("#instead", Static).update(T("\n".join(missing) or ALL_CAME))

    @on(Button.Pressed, "#fine, #plain")
    def _answered(self, event: Button.Pressed) -> None:
        event.stop()
        self.post_message(self.Sees(str(event.button.id)))

    async def keep(self, settings: SettingService, signs: str) -> None:
        """Draw with the signs that are seen, at once; and keep that, or say why not."""
        from vip2tui.domain.settings import SIGNS

        themes.draw_with(self.app, signs)
        self.query_one(Pad).draw()
        try:
            now = await saving.in_turn(self.app, partial(settings.set, SIGNS, signs))
        except Vip2Error as error:
            announcing.tell(self.app, str(error), is_refusal=True)
        else:
            announcing.tell(self.app, f"{now.setting.title}: {now.words}.")


def _picture(came: set[str], signs: Signs) -> Picture:
    return _line(LETTERS, came, signs), _line(_F_KEYS, came, signs)


def _line(keys: tuple[str, ...], came: set[str], signs: Signs) -> Line:
    return runs(
        piece
        for key in keys
        for piece in (
            (f"{key.upper() if len(key) > 1 else key} ", Tone.STRONG),
            (signs.done if key in came else signs.ahead, Tone.DONE if key in came else Tone.MUTED),
            ("  ", Tone.PLAIN),
        )
    )
