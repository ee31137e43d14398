"""``vip2tui package``: the job packages. The shipped ones are read without opening a vault."""

from __future__ import annotations

from dataclasses import asdict
from itertools import zip_longest
from typing import TYPE_CHECKING

import click

from vip2tui.base.datafiles import SUFFIX, peeked
from vip2tui.base.safe import fit
from vip2tui.commands.danish import Group
from vip2tui.commands.line import in_path, table
from vip2tui.commands.packages import edition, local_words, own_package, own_writing
from vip2tui.commands.packages.edition import read

if TYPE_CHECKING:
    from vip2tui.catalogue.written import Remark
    from vip2tui.commands.session import Line
    from vip2tui.domain.packages.compare import Compared
    from vip2tui.services.packages.package_text_line import Said

_WIDTH = 80
_SIDE = 31
_LABEL = 15

package_command = Group("package", help="Jobpakker: de færdige planer for hvert fag.")


@package_command.command("list")
@click.argument("text", metavar="[SØG]", required=False, default="")
@click.pass_obj
def list_(line: Line, text: str) -> None:
    """Vis jobpakkerne, eller dem, der passer på det, du søger."""
    from vip2tui.services.packages import editions

    with edition.packages(line) as own:
        found = line.catalogue.find_packages(text) if own is None else editions.names(own, text)
    rows = [(one.id, one.name, one.weeks_text, one.danish) for one in found]
    line.answer(
        [asdict(one) for one in found],
        table(rows, (24, 40, 12, 20)) if found else "Ingen jobpakke passer på det, du skrev.",
    )


@package_command.command("show")
@click.argument("package", metavar="JOBPAKKE")
@click.option("--edition", default="", metavar="UDGAVE", help="En udgave i arkivet, fx «1.0».")
@click.pass_obj
def show(line: Line, package: str, edition: str) -> None:
    """Vis en jobpakke: id, navn eller et af de andre navne. Egne læses i arkivet."""
    from vip2tui.services.desk import local_now
    from vip2tui.services.packages.package_text import heads, sections, stamped
    from vip2tui.services.packages.package_text_line import Vouched

    found = read(line, package, edition)
    catalogue = line.catalogue
    vouched = Vouched.of(catalogue, found)
    words = [text for one in heads(catalogue, found, vouched) for text in _lines(one)]
    for section in sections(catalogue, found, today=local_now().date()):
        source, said = stamped(catalogue, section, found, vouched)
        words.append(f"\n{section.name} ({len(said)})")
        words += [f"  {source}"] if source else []
        words += [text for one in said for text in _lines(one)]
    line.answer(
        found.model_dump(mode="json", by_alias=True),
        f"{found.name} · {found.id} · udgave {found.version}",
        *words,
    )


def _lines(one: Said) -> list[str]:
    """Return a text, and what stands under it where the text itself begins."""
    said = "\n".join(filter(None, (one.below, one.stamp)))
    below = [f"{' ' * len(one.mark)}{text}" for text in said.splitlines()]
    return [f"{one.mark}{one.text}", *below]


@package_command.command("words")
@click.argument("package", metavar="JOBPAKKE")
@click.pass_obj
def words(line: Line, package: str) -> None:
    """Vis fagets ord på dansk og engelsk, og sætninger at øve."""
    found, shared = read(line, package), line.catalogue.shared()
    cards, address = shared.cards, shared.cards_address
    line.answer(
        {
            "id": found.id,
            "words": [{"id": one.danish, "english": one.english} for one in found.words],
            "sentences": [str(one) for one in found.sentences],
            "cards": {"name": cards.name, "text": cards.text, "languages": list(cards.languages),
                      "address": address, "checked": cards.checked},
        },
        f"{found.name}: {len(found.words)} ord",
        table([(one.danish, one.english) for one in found.words], (38, 38)),
        "\nSætninger",
        *(f"  - {sentence}" for sentence in found.sentences),
        f"\n{cards.name}: {cards.text}",
        f"  Sprog: {', '.join(cards.languages)}",
        f"  {address} (kontrolleret {cards.checked or 'ikke endnu'})",
    )  # fmt: skip


@package_command.command("compare")
@click.argument("one", metavar="JOBPAKKE")
@click.argument("other", metavar="JOBPAKKE")
@click.pass_obj
def compare_(line: Line, one: str, other: str) -> None:
    """Vis to jobpakker side om side. «≠» står ved det, der er forskelligt."""
    from vip2tui.domain.packages.compare import Compared, compare

    left, right = read(line, one), read(line, other)
    rows = compare(left, right)
    head = Compared("", (str(left.name),), (str(right.name),))
    line.answer(
        [
            {"id": row.label, "left": list(row.left), "right": list(row.right),
             "differs": row.differs}
            for row in rows
        ],
        *_side_by_side(head, " "),
        "-" * _WIDTH,
        *(
            text
            for row in rows
            if row.left or row.right
            for text in _side_by_side(row, row.mark)
        ),
    )  # fmt: skip


def _side_by_side(row: Compared, mark: str) -> list[str]:
    """Return a row as lines of 80 cells: its mark, its label, and each side in its own column."""
    left, right = _column(row.left), _column(row.right)
    found = []
    for n, (one, other) in enumerate(zip_longest(left, right, fillvalue="")):
        label = f"{mark} {fit(row.label, _LABEL - 3)} " if n == 0 else " " * _LABEL
        found.append(f"{label}{fit(one, _SIDE)}  {fit(other, _SIDE)}".rstrip())
    return found


def _column(texts: tuple[str, ...]) -> list[str]:
    """Return texts in lines that fit a side; the later lines of each stand one in."""
    from textwrap import wrap

    found = []
    for text in texts or ("-",):
        found += wrap(text, _SIDE, subsequent_indent=" ")
    return found


@package_command.command("check")
@click.argument("file", metavar="FIL")
@click.pass_obj
def check(line: Line, file: str) -> int:
    """Se en fil med en jobpakke igennem: hver fejl med felt og linje, og det, der mangler."""
    from vip2tui.catalogue.examine import examine

    path = in_path(file, SUFFIX)
    report = examine(peeked(path), {one.id for one in line.catalogue.package_names()})
    if report.found is None:
        verdict = "Filen kan ikke bruges, som den er."
    elif report.remarks:
        verdict = "Filen kan bruges, men der mangler noget."
    else:
        whole = f"{report.found.name}, udgave {report.found.version}"
        verdict = f"{path.name} er i orden: {whole}."
    line.answer(
        {
            "id": report.found.id if report.found else None,
            "ok": not report.remarks,
            "mistakes": [_remark(one) for one in report.mistakes],
            "advice": [_remark(one) for one in report.advice],
        },
        *(
            text
            for title, found in (("Fejl", report.mistakes), ("Bør ses på", report.advice))
            if found
            for text in (f"{title} i {path.name}:", *(f"  {one}" for one in found))
        ),
        verdict,
    )
    return int(bool(report.remarks))


def _remark(one: Remark) -> dict[str, str | int | None]:
    return {"id": one.field, "line": one.line, "message": one.message}


for _one in (
    own_package.own,
    own_package.fetch,
    own_package.export,
    own_writing.write,
    local_words.confirm,
    local_words.market,
    *own_package.DRAFT_COMMANDS,
):
    package_command.add_command(_one)
