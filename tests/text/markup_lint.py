"""Nothing a person typed is drawn without having passed through `vip2tui.base.safe`.

The screen framework reads plain strings as markup and sends escapes on to the terminal, so one
forgotten `T(…)` is a hole. What is passed to a widget must be one of:

- a literal, or a constant written in capitals;
- `T(…)`, or something whose name ends in ``_content``;
- a parameter or a function of the same file that is annotated `Content` or `Text`;
- a word from those who make only letters and figures: `say`, `clock`, `count` …;
- for a plain place (`notify`, `title`, an input's value): what `clean_line` and its kin return.

Names are followed to where they are set in the same function.
"""

import ast
from collections.abc import Iterator

MARKUP_PLACES: dict[str, tuple[tuple[int, ...], tuple[str, ...]]] = {
    "Static": ((0,), ("content",)),
    "Label": ((0,), ("content",)),
    "Button": ((0,), ("label",)),
    "Checkbox": ((0,), ("label",)),
    "RadioButton": ((0,), ("label",)),
    "Option": ((0,), ("prompt",)),
    "Selection": ((0,), ("prompt",)),
    "Tab": ((0,), ("label",)),
    "TabPane": ((0,), ("title",)),
    "Collapsible": ((), ("title",)),
    "Tree": ((0,), ("label",)),
    "update": ((0,), ("content",)),
    "add_option": ((0,), ()),
    "replace_option_prompt": ((1,), ("prompt",)),
    "replace_option_prompt_at_index": ((1,), ("prompt",)),
    "add_row": (tuple(range(50)), ("label",)),
    "add_column": ((0,), ("label",)),
    "add_columns": (tuple(range(50)), ()),
    "update_cell": ((2,), ("value",)),
    "update_cell_at": ((1,), ("value",)),
    "add_leaf": ((0,), ("label",)),
    "set_label": ((0,), ("label",)),
    "with_tooltip": ((0,), ("tooltip",)),
    "from_markup": ((0,), ("markup",)),
}
PLAIN_PLACES: dict[str, tuple[tuple[int, ...], tuple[str, ...]]] = {
    "notify": ((0,), ("message", "title")),
    "Input": ((0, 1), ("value", "placeholder")),
    "TextArea": ((0,), ("text", "placeholder")),
    "load_text": ((0,), ("text",)),
    "Content": ((0,), ("text",)),
    "Text": ((0,), ("text",)),
    "assemble": (tuple(range(50)), ()),
    "styled": ((0,), ("text",)),
}
MARKUP_NAMES = {"border_title", "border_subtitle", "tooltip"}
PLAIN_NAMES = {"title", "sub_title"}
TAKES_MARKUP_FALSE = {"Static", "Label"}
# All but the first two are places themselves, and looked at there.
DRAWN = {
    "T", "Option", "Selection", "Content", "Text", "from_markup", "assemble", "styled",
}  # fmt: skip
CLEANED = {"clean_line", "clean_text", "typed_line", "typed_text", "cut", "fit"}
ONLY_LETTERS = {
    "say", "say_short", "say_relative", "due_words", "weekday", "clock", "say_minutes", "say_hours",
    "number", "len",
}  # fmt: skip
DRAWN_TYPES = {"Content", "Text", "Option", "Selection"}
PASSED_ON = {"enumerate", "zip", "sorted", "reversed", "list", "tuple", "str"}
PASSED_ON_BY_METHODS = {"items", "values", "join", "append", "stylize", "expand_tabs"}
SAFE_IF_ITS_PARTS_ARE = (
    ast.IfExp, ast.BoolOp, ast.BinOp, ast.List, ast.Tuple, ast.ListComp, ast.GeneratorExp,
    ast.JoinedStr, ast.FormattedValue, ast.Starred, ast.NamedExpr,
)  # fmt: skip

Function = ast.FunctionDef | ast.AsyncFunctionDef


def last_name(node: ast.AST) -> str:
    """Return the name a call or a value goes by: ``self.x.notify`` → notify."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def is_false(node: ast.AST | None) -> bool:
    return isinstance(node, ast.Constant) and node.value is False


def is_drawn_type(node: ast.AST | None) -> bool:
    """Say whether an annotation is `Content` or one of its kin, alone or with «| None»."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        node = ast.parse(node.value, mode="eval").body
    if isinstance(node, ast.BinOp):
        sides = (node.left, node.right)
        return all(is_drawn_type(x) or ast.unparse(x) == "None" for x in sides)
    return node is not None and last_name(node) in DRAWN_TYPES


class Lint(ast.NodeVisitor):
    """Reads one file and collects what it draws without care."""

    def __init__(self, tree: ast.Module) -> None:
        self.found: list[str] = []
        self._bound = bindings(tree)
        self._bases = [""]
        self._scopes: list[ast.AST] = [tree]
        self._following: set[str] = set()
        self._drawing_functions = {
            node.name
            for node in ast.walk(tree)
            if isinstance(node, Function) and is_drawn_type(node.returns)
        }
        self.visit(tree)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._bases.append(last_name(node.bases[0]) if node.bases else "")
        self.generic_visit(node)
        self._bases.pop()

    def visit_FunctionDef(self, node: Function) -> None:
        if node.name == "render" and not is_drawn_type(node.returns):
            self.found.append(f"{node.lineno}: render must be annotated Content")
        self._scopes.append(node)
        self.generic_visit(node)
        self._scopes.pop()

    visit_AsyncFunctionDef = visit_FunctionDef  # noqa: N815 - the name that ast looks for

    def visit_Call(self, node: ast.Call) -> None:
        name = last_name(node.func)
        if ast.unparse(node.func) == "super().__init__":
            name = self._bases[-1]
        given = {word.arg: word.value for word in node.keywords if word.arg}
        without_markup = is_false(given.get("markup"))
        raw = name in TAKES_MARKUP_FALSE and without_markup
        for places, plain in ((MARKUP_PLACES, raw), (PLAIN_PLACES, True)):
            numbers, words = places.get(name, ((), ()))
            values = [value for number, value in enumerate(node.args) if number in numbers]
            self._check([*values, *(given[word] for word in words if word in given)], name, plain)
        self._check([given[word] for word in MARKUP_NAMES & given.keys()], name, plain=False)
        if name == "from_markup":  # «$name» in the markup takes its value as it is
            self._check([v for word, v in given.items() if word != "markup"], name, plain=True)
        if name == "notify" and not without_markup:
            self.found.append(f"{node.lineno}: notify without markup=False")
        self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign | ast.AnnAssign | ast.AugAssign) -> None:
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            name = target.attr if isinstance(target, ast.Attribute) else ""
            if node.value and name in MARKUP_NAMES | PLAIN_NAMES:
                self._check([node.value], name, plain=name in PLAIN_NAMES)
        self.generic_visit(node)

    visit_AnnAssign = visit_AugAssign = visit_Assign  # noqa: N815

    def _check(self, values: list[ast.expr], where: str, plain: bool) -> None:
        for value in values:
            if not self._is_safe(value, plain):
                self.found.append(f"{value.lineno}: {where} is given {ast.unparse(value)}")

    def _is_safe(self, node: ast.expr, plain: bool) -> bool:
        match node:
            case ast.Constant():
                return True
            case ast.Name() | ast.Attribute():
                return self._is_safe_name(node, plain)
            case ast.Subscript():  # a word from a table of ours
                return last_name(node.value).isupper()
            case ast.Call():
                return self._is_safe_call(node, plain)
            case ast.JoinedStr() if not plain:
                return False
        if isinstance(node, SAFE_IF_ITS_PARTS_ARE):
            return all(self._is_safe(part, plain) for part in parts(node))
        return False

    def _is_safe_name(self, node: ast.Name | ast.Attribute, plain: bool) -> bool:
        name = last_name(node)
        if name.endswith("_content") or name.isupper():
            return True
        if isinstance(node, ast.Attribute):
            return False
        if name in self._following:  # set from itself: what else it is set to decides
            return True
        self._following.add(name)
        try:
            for scope in reversed(self._scopes):
                if values := list(self._settings(name, scope)):
                    return all(
                        value is not None and self._is_safe(value, plain) for value in values
                    )
        finally:
            self._following.discard(name)
        return False

    def _settings(self, name: str, scope: ast.AST) -> Iterator[ast.expr | None]:
        """Yield everything a name is set to in a function; None for what cannot be judged."""
        for node in inside(scope):
            match node:
                case ast.arg(arg=argument) if argument == name:
                    yield ast.Constant(None) if is_drawn_type(node.annotation) else None
                case ast.Name(id=stored, ctx=ast.Store()) if stored == name:
                    yield self._bound.get(node)
                case ast.Assign(targets=[ast.Subscript(value=ast.Name(id=stored))]):
                    if stored == name:
                        yield node.value
                case ast.Call(func=ast.Attribute(value=ast.Name(id=stored), attr=attr)):
                    if stored == name and attr in {"append", "extend", "insert"}:
                        yield from node.args

    def _is_safe_call(self, node: ast.Call, plain: bool) -> bool:
        name = last_name(node.func)
        if name.endswith("_content") or name in ONLY_LETTERS | DRAWN | self._drawing_functions:
            return True
        if plain and name in CLEANED:
            return True
        values = [*node.args, *(word.value for word in node.keywords)]
        if name == "count":  # the number first, then our two words for it
            return all(self._is_safe(value, plain) for value in values[1:])
        if isinstance(node.func, ast.Attribute) and name in PASSED_ON_BY_METHODS:
            values.append(node.func.value)
        elif name not in PASSED_ON:
            return False
        return all(self._is_safe(value, plain) for value in values)


def inside(scope: ast.AST) -> Iterator[ast.AST]:
    """Walk a function; of a whole file, only what stands in no function."""
    if not isinstance(scope, ast.Module):
        yield from ast.walk(scope)
        return
    for statement in scope.body:
        if not isinstance(statement, Function | ast.ClassDef):
            yield from ast.walk(statement)


def bindings(tree: ast.Module) -> dict[ast.Name, ast.expr]:
    """Return what each place that sets a name takes its value from."""
    bound: dict[ast.Name, ast.expr] = {}
    for node in ast.walk(tree):
        match node:
            case ast.Assign():
                bound |= {one: node.value for one in node.targets if isinstance(one, ast.Name)}
            case ast.AnnAssign(target=ast.Name() as one, value=ast.expr() as value):
                bound[one] = value
            case ast.AugAssign(target=ast.Name() as one) | ast.NamedExpr(target=one):
                bound[one] = node.value
            case ast.For() | ast.comprehension():
                names = ast.walk(node.target)
                bound |= {one: node.iter for one in names if isinstance(one, ast.Name)}
    return bound


def parts(node: ast.expr) -> list[ast.expr]:
    """Return what may come out of an expression; the condition of an «if» may not."""
    if isinstance(node, ast.IfExp):
        return [node.body, node.orelse]
    if isinstance(node, ast.ListComp | ast.GeneratorExp):
        return [node.elt]
    if isinstance(node, ast.FormattedValue):
        return [node.value]
    return [part for part in ast.iter_child_nodes(node) if isinstance(part, ast.expr)]


def lint(source: str) -> list[str]:
    return Lint(ast.parse(source)).found
