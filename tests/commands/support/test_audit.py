"""``vip2tui audit``, ``hours`` and the limits: what the office sets and what is asked by."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.commands.helpers import rewritten
from vip2tui.domain.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Done


@pytest.fixture
def granted(home: Path, amina: str, vip: Callable[..., Done]) -> str:
    """A citizen with mentor support and an hour last month, on the office's computer."""
    rewritten(home, lambda me: replace(me, role=Role.OFFICE))
    assert vip("grant", "add", "amina", "--start", "-50", "--weekly", "1").code == 0
    day = datetime.now().astimezone().date().replace(day=1) - timedelta(days=1)
    assert vip("log", "add", "amina", "--type", "mentormoede", "--text", "Vi øvede", "--minutes",
               "1:00", "--date", day.isoformat()).code == 0  # fmt: skip
    return f"{day:%Y-%m}"


def test_the_citizens_answer_is_written_with_who_and_how(
    granted: str, vip: Callable[..., Done]
) -> None:
    for answer, holds in (("nej", False), ("ikke_muligt", False), ("ja", True)):
        said = vip("hours", "confirm", "amina", granted, "--how", "underskrift", "--answer",
                   answer, "--json").json["confirmed"]  # fmt: skip
        assert (said["answer"], said["how"], said["holds"]) == (answer, "underskrift", holds)
        assert said["by"]
    assert "skrevet af Mette" in vip("hours", "show", "amina").out


def test_a_limit_the_office_set_is_told_with_its_day_and_its_default(
    granted: str, vip: Callable[..., Done]
) -> None:
    assert granted
    today = datetime.now().astimezone().date().isoformat()
    assert vip("setting", "set", "kontakt", "200", "--from", today).code == 0
    told = vip("audit", "amina", "--json").json
    limits = {one["name"]: one for one in told["limits"]}
    assert limits["kontakt"] == {
        "id": "contact", "name": "kontakt", "value": 200, "default": 14, "since": today,
    }  # fmt: skip
    assert limits["besøg"]["since"] is None
    assert "Kontorets egne grænser: kontakt 200" in vip("audit", "amina").out
    assert vip("setting", "set", "snart", "9", "--from", today).code == 1


@pytest.mark.usefixtures("home")
def test_a_mentor_is_told_who_sets_a_limit(vip: Callable[..., Done]) -> None:
    refused = vip("setting", "set", "kontakt", "21")
    assert refused.code == 1
    assert "kommunens kontor" in refused.err
