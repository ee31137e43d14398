"""What is asked about in free text: digits shaped like a CPR number, and words of the list."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.text.guard import GONE, WatchList, cpr_like, watched, without

WATCH = SHIPPED.codes().watch_list
ARABIC = "\u0660\u0661\u0660\u0661\u0669\u0660-\u0669\u0669\u0669\u0669"
WIDE = "\uff10\uff11\uff10\uff11\uff19\uff10\uff0d\uff19\uff19\uff19\uff19"
BOLD = "".join(chr(0x1D7CE + int(one)) for one in "0101909999")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("010190-9999", ["010190-9999"]),
        ("Ring. 0101909999!", ["0101909999"]),
        ("310299 9999", ["310299 9999"]),
        ("CPR:010190-9999.", ["010190-9999"]),
        ("cpr0101909999", ["0101909999"]),
        ("610190-9999 er et erstatningsnummer", ["610190-9999"]),
        ("010190\u20119999", ["010190\u20119999"]),
        ("010190 \u2013 9999", ["010190 \u2013 9999"]),
        ("010190\u00ad9999", ["010190\u00ad9999"]),
        ("010190\u22129999 010190\uff0d9999", ["010190\u22129999", "010190\uff0d9999"]),
        ("010190\u00a09999", ["010190\u00a09999"]),
        ("010190\u20039999", ["010190\u20039999"]),
        ("010190\u200b9999", ["010190\u200b9999"]),
        ("010190\n9999", ["010190\n9999"]),
        ("010190_9999", ["010190_9999"]),
        ("01 01 90-9999", ["01 01 90-9999"]),
        ("01.01.90 - 9999", ["01.01.90 - 9999"]),
        ("01-01-90-9999", ["01-01-90-9999"]),
        ("01 01 90 9999", ["01 01 90 9999"]),
        (ARABIC, [ARABIC]),
        (WIDE, [WIDE]),
        (BOLD, [BOLD]),
        ("010190\u20439999", ["010190\u20439999"]),
        ("cpr 010180 12 34.", ["010180 12 34"]),
        ("010180 - 12\u00a034", ["010180 - 12\u00a034"]),
        ("0101 80 1234", ["0101 80 1234"]),
        ("0101 80-1234", ["0101 80-1234"]),
        ("01 01 80 1234", []),
        ("Ring 20 11 34 56, 2011 3456, 201134 56 eller 20113456 12 34", []),
        ("+45 20 11 34 56 eller 0045 20113456", []),
        ("Mødt 040526 20 12 34 56", []),
        ("4013 80 1234 og 999999 12 34", []),
        ("010190-9999 og 020290-8888", ["010190-9999", "020290-8888"]),
        ("999999-9999", []),
        ("011390-9999", []),
        ("000190-9999", []),
        ("12 34 56 78", []),
        ("Ring 20 12 34 56 eller +45 20 12 34 56", []),
        ("+4520123456", []),
        ("ordre 00101909999", []),
        ("0101909999123", []),
        ("Mødt 04-05-26 0800", []),
        ("04.05.26 1430-1600", []),
        ("2026-05-04", []),
        ("010190-99", []),
        ("", []),
    ],
)  # fmt: skip
def test_ten_digits_that_can_be_a_number_are_found(text: str, found: list[str]) -> None:
    assert [text[one.start : one.end] for one in cpr_like(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hun har angst.", ["angst"]),
        ("ANGSTEN fylder", ["ANGSTEN"]),
        ("Depressionerne og Islam", ["Depressionerne", "Islam"]),
        ("Går i moské", ["moské"]),
        ("går i moske om fredagen", ["moske"]),
        ("Diagnosen kom i mandags", ["Diagnosen"]),
        ("er GRAVID i 5. måned", ["GRAVID"]),
        ("hun er gravide Amina", ["gravide"]),
        ("Har PTSD og adhd", ["PTSD", "adhd"]),
        ("en adhd-diagnose", ["adhd-diagnose"]),
        ("hiv-positiv", ["hiv-positiv"]),
        ("post-traumatiseret", ["post-traumatiseret"]),
        ("fik et angstanfald", ["angstanfald"]),
        ("kræftbehandlingen begynder", ["kræftbehandlingen"]),
        ("kræftsyg mor", ["kræftsyg"]),
        ("BRYSTKRÆFT", ["BRYSTKRÆFT"]),
        ("lungekraeft", ["lungekraeft"]),
        ("socialangsten", ["socialangsten"]),
        ("moskébesøg", ["moskébesøg"]),
        ("depressionsmedicin", ["depressionsmedicin"]),
        ("sin skilsmissesag", ["skilsmissesag"]),
        ("Slidgigt i knæet", ["Slidgigt"]),
        ("Har fået KRÆFT", ["KRÆFT"]),
        ("jøder og muslimer", ["jøder", "muslimer"]),
        ("den muslimske kollega", ["muslimske"]),
        ("JØDISKE", ["JØDISKE"]),
        ("faster under ramadanen", ["ramadanen"]),
        ("religiøse grunde", ["religiøse"]),
        ("har forældremyndigheden", ["forældremyndigheden"]),
        ("er på krisecenter", ["krisecenter"]),
        ("talte om selvmord", ["selvmord"]),
        ("an\u00adgst", ["an\u00adgst"]),
        ("\uff21\uff24\uff28\uff24", ["\uff21\uff24\uff28\uff24"]),
        ("Hos Kræftens Bekæmpelse", ["Kræftens"]),  # asked about, and no more than that
        ("x [/] y [bold angst", ["angst"]),
        ("Vi tror på det, og troen er stærk", []),
        ("Jeg tror, hun kommer. Tro mig.", []),
        ("Hun tror på, at hun får job", []),
        ("tro på job: 4", []),
        ("3F kom på besøg", []),
        ("Hun er i 3F og HK", []),
        ("astmatisk angstfri", []),
        ("Han har kræfter til mere", []),
        ("samlede kræfterne", []),
        ("Bekræft aftalen. Bekræftet.", []),
        ("Han hiver pallen ned, hun har hivet", []),
        ("gigantisk, vigtigt, uafhængigt", []),
        ("Rigtigt forsigtigt og kraftigt", []),
        ("Skiltet hænger skævt", []),
        ("Islandsk sild fra Island", []),
        ("traumhaft", []),
        ("Diagonalt over gulvet", []),
        ("gravidt er et ord, gravide et andet", ["gravidt", "gravide"]),
        ("gravede et hul, gravemaskine", []),
        ("Løfter med rank ryg og skal sidde ned hver time", []),
        ("Må ikke bære over 10 kg", []),
        ("Spiser ikke svinekød i kantinen", []),
        ("Henter børn kl. 15", []),
        ("Kristen og Christian fra lageret", []),
        ("Moster Ellen", []),
        ("depr", []),
        ("Kirkegade 4, Sankt Jørgens Vej", []),
        ("hindring, hindre, forhindret", []),
        ("imaginær", []),
        ("Koranda Logistik", []),
        ("", []),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_words_of_the_list_are_found_in_their_forms_and_no_others(
    text: str, found: list[str], form: str
) -> None:
    typed = unicodedata.normalize(form, text)  # type: ignore[arg-type]
    every = [typed[one.start : one.end] for one in watched(typed, WATCH)]
    assert every == [unicodedata.normalize(form, one) for one in found]  # type: ignore[arg-type]


def test_what_was_found_is_taken_out_and_the_rest_stays() -> None:
    text = "Amina (010190-9999) har angst i dag: [/] ok"
    found = [*cpr_like(text), *watched(text, WATCH)]
    assert without(text, found) == f"Amina ({GONE}) har {GONE} i dag: [/] ok"
    assert without("010190-9999", cpr_like("010190-9999")) == GONE


@given(st.text(max_size=200))
def test_whatever_is_typed_is_answered_and_nothing_found_is_left(text: str) -> None:
    found = [*cpr_like(text), *watched(text, WATCH)]
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
    left = without(text, found)
    assert (left == text) == (not found)
    assert not list(watched(left, WATCH))


def test_ten_thousand_signs_are_read_without_waiting() -> None:
    assert list(cpr_like("1" * 10_000)) == []
    assert list(cpr_like("01 " * 3_000)) == []
    assert len(list(watched("angst " * 1_600, WATCH))) == 1_600


def test_a_list_with_stems_alone_knows_no_other_words() -> None:
    found = [one.start for one in watched("brystkræft kræft kræfter", WatchList(("kræft",)))]
    assert found == [len("brystkræft "), len("brystkræft kræft ")]
