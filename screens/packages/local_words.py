"""What the office says about a package: a text is confirmed, where there are jobs, and the file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from screens import themes
from screens.base import BaseScreen
from screens.dialogs import agree
from screens.exchange.places import hand_out
from screens.question import Question, a_day, answer
from screens.widgets.row import Row
from vip2tui.base import targets
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import cut
from vip2tui.catalogue.local import MarketNote
from vip2tui.catalogue.package import Package
from vip2tui.domain.roles import Role
from vip2tui.services.handing_out import edition_stem
from vip2tui.services.house import Services
from vip2tui.services.packages.package_text_line import Said, Vouched

SUFFIX = ".json"
_SHOWN = 160
_GIVE = "Giv det videre som en fil: «Gem kommunens oplysninger …»."


def is_office(services: Services) -> bool:
    """Return whether this computer may say anything of it."""
    return services.desk.me.role is Role.OFFICE


def offer(page: BaseScreen, package: Package) -> Iterator[Row]:
    """Yield the rows the office has at the top of a package's page."""
    if not is_office(page.services):
        return
    go = f"{themes.signs(page.app).go} "
    yield Row("Skriv, hvor der er job hos jer …", "market", go,
              act=partial(market, page, package))  # fmt: skip
    if page.services.local.edition() is not None:
        yield Row("Gem kommunens oplysninger om jobpakkerne som en fil …", "local", go,
                  act=partial(hand_on, page))  # fmt: skip


def why_not(page: BaseScreen) -> None:
    """Say why nothing is confirmed where the cursor stands."""
    try:
        page.services.local.check()
    except Vip2Error as error:
        page.refuse(error)
    else:
        page.say("Stå på en tekst, og tryk igen.")


async def confirm(page: BaseScreen, package: Package, one: Said) -> None:
    """Ask whether a text holds, or whether to take it back where somebody said so."""
    service, text = page.services.local, cut(one.text, _SHOWN)
    is_known = bool(Vouched.of(page.services.catalogue, package).said(one.parts))
    if is_known:
        await agree(page, f"Tag det tilbage, at «{text}» er bekræftet?", "Tag tilbage")
    else:
        source = f"\n{one.stamp}" if one.stamp else ""
        question = f"Er «{text}» kontrolleret og rigtig hos jer i dag?{source}"
        await agree(page, question, "Bekræft", "Tilbage")
    act = service.unconfirm if is_known else service.confirm
    said = "Bekræftelsen er taget tilbage." if is_known else f"Bekræftet. {_GIVE}"
    await page.write(lambda: act(package, one.parts), said)


async def market(page: BaseScreen, package: Package) -> None:
    """Ask which companies have work, how many vacancies, and when they were asked."""
    facts = page.services.catalogue.local()
    old = facts.note(package.id) if facts else None
    text = "Hvilke virksomheder har job? Tomt: intet at sige."
    companies = await answer(page, Question(text, str, old.companies if old else ""))
    if not companies.strip():
        await _drop(page, package, old)
        return
    many = "" if old is None or old.vacancies is None else str(old.vacancies)
    text = "Hvor mange ledige job? Tomt, hvis I ikke ved det."
    vacancies = await answer(page, Question(text, str, many))
    today = page.services.desk.today()
    day = await answer(page, a_day("Hvornår spurgte I?", today, today, has_happened=True))
    service = page.services.local
    await page.write(
        lambda: service.set_market(package.id, companies, vacancies, day),
        f"Gemt under «Hvor der er job». {_GIVE}",
    )


async def _drop(page: BaseScreen, package: Package, old: MarketNote | None) -> None:
    if old is None:
        return
    await agree(page, "Fjern det, I har skrevet om, hvor der er job?", "Fjern")
    await page.write(lambda: page.services.local.drop_market(package.id), "Fjernet.")


async def hand_on(page: BaseScreen, edition_id: str = "") -> None:
    """Ask for a place, and write an edition there; the one of the packages if none is named."""
    service = page.services.local
    edition = service.edition()
    edition_id = edition_id or (edition.id if edition else "")

    def write(place: Path) -> Path:
        data = service.hand_on(edition_id)
        target = targets.in_folder(place, edition_stem(edition_id), SUFFIX)
        targets.put(target, lambda file: file.write(data))
        return target.path

    text = (
        "Den, der får filen, henter den under Jobpakker: «Hent en jobpakke fra en fil», og ser "
        "først, hvad den ændrer. Filen er ikke låst. Der står ikke noget om borgere i den."
    )
    await hand_out(page, "Gem filen til mentorerne. Hvor?", write, text)
