"""Every screen is read by the lint, and the lint is shown to bite."""

from pathlib import Path

import pytest

from tests.text.markup_lint import lint

ROOT = Path(__file__).parent.parent
SCREENS = [*sorted((ROOT / "screens").rglob("*.py")), ROOT / "vip2tui" / "app.py"]


@pytest.mark.parametrize("path", SCREENS, ids=lambda path: str(path.relative_to(ROOT)))
def test_everything_that_is_drawn_was_cleaned(path: Path) -> None:
    if path.exists():
        assert lint(path.read_text(encoding="utf-8")) == []


BAD = """
Static(name)
Static(f"Hej {name}")
Static("Hej " + name)
Static(name, markup=False)
Static(content=citizen.name)
Static("Hej %s" % name)
Static("Hej {}".format(name))
Static(", ".join(names))
Static(str(error))
Static(NAMES[0] if NAMES else name)
Static(name or "ingen")
Static(clean_line(name))
Label(days.say(day) + name)
Label(count(2, "borger", name))
Button(name)
Button(clean_line(name), markup=False)
Button("Gem", tooltip=f"Gem {name}")
Option(name, id="x")
OptionList(Option(name))
self.query_one(Label).update(name)
table.add_row("x", name)
table.add_row(*names)
table.add_row(*[one.name for one in names])
table.add_row("x", label=name)
options.add_option(name)
tree.root.add_leaf(name)
self.border_title = name
widget.border_subtitle = f"{count} borgere"
self.tooltip = name
self.title = name
app.sub_title = f"{name}"
self.notify("Gemt")
self.notify("Gemt", markup=True)
self.notify(name, markup=False)
self.notify("Gemt", title=name, markup=False)
self.notify(f"{name} er gemt", markup=False)
Input(value=name)
TextArea(note.text)
area.load_text(note.text)
Content(name)
Text(name)
Content.from_markup(name)
Content.from_markup("[b]$name[/b]", name=name)
Content.assemble("Hej ", name)
Static(T("Hej") + name)
Static(T("Hej").append(name))
"""

GOOD = """
Static("Hej [b]du[/b]")
Static(HELP)
Static(texts.WELCOME)
Static(LABELS[key])
Static(T(name))
Static(safe.T(f"Hej {name}"))
Static(clean_text(name), markup=False)
Static(self.name_content)
Static(name_content(citizen))
Static(T(name) + " x" if name else "ingen")
Static(Content.assemble("Hej ", T(name), T(name).stylize("bold")))
Static(Content.from_markup("[b]$name[/b]", name=clean_line(name)))
Static(Content(clean_line(name)))
Label(days.say(day))
Label(danish.count(len(names), "borger", "borgere"))
Button("Gem", tooltip=T(name))
OptionList(*(Option(T(one)) for one in names))
options.add_option(Option(T(name), id=str(one.id)))
table.add_row("x", T(name), key=str(one.id))
table.add_row(*(T(one.name) for one in names))
self.border_title = T(name)
self.title = clean_line(name)
self.notify("Gemt", markup=False)
self.notify(clean_line(str(error)), severity="error", markup=False)
self.notify(f"{clean_line(name)} er gemt {clock(now)}", markup=False)
Input(value=clean_line(name), placeholder="Navn")
widget.update()
"""


@pytest.mark.parametrize("line", BAD.strip().splitlines())
def test_what_was_not_cleaned_is_found(line: str) -> None:
    assert lint(line)
    assert lint(f"async def show(self, name, names, note):\n    for one in names:\n        {line}")


@pytest.mark.parametrize("line", GOOD.strip().splitlines())
def test_what_was_cleaned_may_be_drawn(line: str) -> None:
    assert lint(line) == []


def function(*lines: str) -> str:
    return "def show(name, names, note: Content, other: 'Text | None'):\n    " + "\n    ".join(
        lines
    )


@pytest.mark.parametrize(
    ("source", "is_found"),
    [
        (function("x = T(name)", "Static(x)"), False),
        (function("x = T(name)", "x = name", "Static(x)"), True),
        (function("x = 'Hej'", "x += name", "Static(x)"), True),
        (function("x, y = T(name), name", "Static(x)"), True),
        (function("if x := name: Static(x)"), True),
        (function("with name as x: Static(x)"), True),
        (function("Static(note)", "Static(other)"), False),
        (function("cells = []", "cells.append(T(name))", "t.add_row(*cells)"), False),
        (function("cells = []", "cells.append(name)", "t.add_row(*cells)"), True),
        (function("cells = ['']", "cells[0] = name", "t.add_row(*cells)"), True),
        (function("for key, word in WORDS.items(): Label(word)"), False),
        (function("for number, word in enumerate(WORDS): Label(word)"), False),
        (function("for word in names: Label(word)"), True),
        (function("for x in [T(name)]: Label(x)"), False),
        ("def show(): x = T(name)\nStatic(x)", True),
        ("def label(x) -> Content: ...\nStatic(label(name))", False),
        ("def label(x) -> str: ...\nStatic(label(name))", True),
        ("def label(x) -> list[Content]: ...\nStatic(label(name))", True),
        ("class Line(Static):\n def __init__(self, x: str): super().__init__(x)", True),
        ("class Line(Static):\n def __init__(self, x: Content): super().__init__(x)", False),
        ("class Line(Widget):\n def render(self) -> str: return self.x", True),
        ("class Line(Widget):\n def render(self) -> Content: return T(self.x)", False),
    ],
)
def test_names_are_followed_to_where_they_are_set(source: str, is_found: bool) -> None:
    assert bool(lint(source)) is is_found
