"""Hostile texts in the widgets themselves: nothing crashes, nothing is eaten, nothing is obeyed."""

from textual.app import App, ComposeResult
from textual.widgets import Button, Label, OptionList, Static
from textual.widgets.option_list import Option

from tests.text.test_safe import HOSTILE
from vip2tui.base.safe import T, clean_line, cut

TEXTS = [
    *(text for text in HOSTILE if len(text) < 1000),
    "[ring til Ali]",
    "[/ mandag",
    "[bold",
    "",
]


class Wall(App[None]):
    """One of each widget for each text."""

    def compose(self) -> ComposeResult:
        for text in TEXTS:
            for widget in (Static(T(text)), Label(T(text)), Button(T(text), tooltip=T(text))):
                widget.border_title = T(text)
                widget.border_subtitle = T(text)
                widget.styles.border = ("round", "white")
                yield widget
        yield OptionList(*(Option(T(text)) for text in TEXTS))

    def on_mount(self) -> None:
        for text in TEXTS:
            self.notify(clean_line(text), title=cut(text, 20), markup=False)
        self.title = clean_line(TEXTS[3])


async def test_every_widget_shows_what_was_typed_and_no_more() -> None:
    app = Wall()
    async with app.run_test(size=(80, 800)) as pilot:
        await pilot.pause()
        drawn = [
            segment.text for strips in app.screen._compositor.render_strips() for segment in strips
        ]
        for text in ("[ring til Ali]", "[/ mandag", "[bold", "[@click=app.quit]x"):
            assert text in "".join(drawn)
        assert not {
            char for line in drawn for char in line if char < " " or "\x7f" <= char < "\xa0"
        }
