"""Nothing that was typed is lost: the input may end, or the person leave, at every question."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from tests.commands.plain.test_week import A_NOTE, A_ROUND, CLOSE, NOTE, ROUND, SAVE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands.conftest import Done

    Vip = Callable[..., Done]

KEPT = {"Hun sagde til", "og spurgte", "Tale om vagter", "Første linje", "Anden linje", "1:30"}


@pytest.mark.parametrize("end", ["", "0"], ids=["input ends", "to the start"])
@pytest.mark.parametrize(
    "lines",
    [played[:number] for played in (A_ROUND, A_NOTE) for number in range(2, len(played) + 1)],
    ids=lambda lines: f"{lines[0]}-{len(lines)}",
)
def test_what_was_typed_is_a_draft(
    lines: tuple[str, ...], end: str, amina: str, plain: Vip, vip: Vip
) -> None:
    done = plain(*lines, *([end, CLOSE] if end else []))
    assert done.code == 0
    assert "er gemt som kladde" in done.out
    assert ("Her er ikke flere svar" in done.out) == (not end)
    (draft,) = vip("draft", "list", "--json").json
    assert draft["citizen"] == amina
    kept = "\n".join(draft["fields"].values())
    for one in KEPT & set(lines):
        assert one in kept
    assert vip("log", "list", amina, "--json").json == []
    begun = ROUND if lines[0] == ROUND else NOTE
    after = plain(begun, *(["2", "5 af 5"] if begun == ROUND else []), SAVE, CLOSE)
    assert "Vi fandt en kladde." in after.out
    assert vip("draft", "list", "--json").json == []
    written = "\n".join(one["text"] for one in vip("log", "list", amina, "--json").json)
    for one in (KEPT - {"1:30"}) & set(lines):
        assert one in written


def test_a_draft_of_the_screen_is_gone_on_with(amina: str, plain: Vip, vip: Vip) -> None:
    long = "x" * 10_001
    assert vip("log", "add", amina, "--type", "note", "--text", long).code == 1
    said = plain(NOTE, SAVE, "2", "Skriv videre", "mere", "", "", CLOSE).out
    assert "10.001 tegn" in said
    assert "Den bliver her som kladde og er ikke væk" in said
    fields = vip("draft", "list", "--json").json[0]["fields"]
    assert fields["text"] == f"{long}\nmere"


def test_a_text_that_is_written_anew_stands_beside_the_old_until_it_is_whole(
    amina: str, plain: Vip, vip: Vip
) -> None:
    plain(*A_NOTE, "2", "Skriv det hele om", "Nyt")
    text = vip("draft", "list", "--json").json[0]["fields"]["text"]
    assert text == "Første linje\nAnden linje\nNyt"
    plain(NOTE, "2", "Skriv det hele om", "Kun det nye", "", SAVE, CLOSE)
    assert vip("log", "list", amina, "--json").json[0]["text"] == "Kun det nye"


def test_a_step_back_changes_nothing(amina: str, plain: Vip, vip: Vip) -> None:
    said = plain(NOTE, "", ROUND, "", "", CLOSE).out
    assert "kladde" not in said
    assert vip("draft", "list", "--json").json == []
    assert "Svaret er, som det var." in plain(*A_NOTE, "4", "", "0", CLOSE).out


def test_a_refused_round_stays_and_can_be_put_right(amina: str, plain: Vip) -> None:
    said = plain(ROUND, "9 af 5", "fem", "-", "-", "-", "-", "-", SAVE, "2", "5", SAVE, CLOSE).out
    assert said.count("Dagene kan ikke passe: skriv fx 4 af 5.") == 2
    assert "Svar på mindst ét af spørgsmålene." in said
    assert "Fremmøde og 1 flueben er gemt." in said


def test_a_bare_number_may_have_been_hours(amina: str, plain: Vip, vip: Vip) -> None:
    plain(ROUND, "5", "2", "", "2", "2 timer", "-", "-", "-", SAVE, CLOSE)
    (minutes,) = {one["minutes"] for one in vip("log", "list", amina, "--json").json} - {None}
    assert minutes == 120


def test_a_full_disk_is_said_and_the_answers_stand(
    amina: str, plain: Vip, monkeypatch: pytest.MonkeyPatch
) -> None:
    from vip2tui.services.drafts import DraftService
    from vip2tui.storage.errors import DiskFullError

    def refuse(*_: object, **__: object) -> None:
        raise DiskFullError

    monkeypatch.setattr(DraftService, "keep", refuse)
    said = plain(*A_NOTE, SAVE, CLOSE).out
    assert said.count(str(DiskFullError())) == 1
    assert "2. Tekst: Første linje Anden linje" in said
    assert "Notatet er gemt." in said


def test_letters_nobody_can_read_are_not_used(
    amina: str, plain: Vip, vip: Vip, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Torn(io.StringIO):
        at = 0

        def readline(self, *size: int) -> str:  # type: ignore[override]
            self.at += 1
            if self.at == 2:
                raise UnicodeDecodeError("utf-8", b"\xff", 0, 1, "")
            return super().readline()

    monkeypatch.setattr(io, "StringIO", Torn)
    said = plain(*A_NOTE, SAVE, CLOSE).out
    assert "Bogstaverne kan ikke læses." in said
    assert vip("log", "list", amina, "--json").json[0]["text"] == "Første linje\nAnden linje"
