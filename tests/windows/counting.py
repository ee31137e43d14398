"""Count a run under Wine: passed, failed by a gap that `gaps.toml` names, skipped and why.

A failure that no line names fails the run; so does a line whose test passes.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest

TABLE = Path(__file__).parent / "gaps.toml"
GAPS: list[dict[str, Any]] = tomllib.loads(TABLE.read_text(encoding="utf-8")).get("gap", [])
_RAN = ("passed", "failed", "error", "skipped", "xfailed", "xpassed")


def gap_of(test: str) -> dict[str, Any] | None:
    """Return the line that names a test, if one does."""
    return next((gap for gap in GAPS if _meets(gap, test)), None)


def _meets(gap: dict[str, Any], test: str) -> bool:
    # What stands in brackets of a test's name is meant as it is written.
    return fnmatchcase(test.replace("[", "("), gap["test"].replace("[", "("))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if gap := gap_of(item.nodeid):
            item.add_marker(
                pytest.mark.xfail(
                    reason=gap["why"],
                    strict=not gap.get("now_and_then", False),
                    run=not gap.get("hangs", False),
                )
            )


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Tell a failure at once: a long run that is stopped has still named it."""
    if report.failed:
        said = [line for line in report.longreprtext.splitlines() if line.strip()]
        print(f"\n{report.nodeid} ({report.when}): {said[-1] if said else ''}", flush=True)


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    found = {name: terminalreporter.stats.get(name, []) for name in _RAN}
    say = terminalreporter.write_line
    say("")
    say(f"passed: {len(found['passed']) + len(found['xpassed'])}")
    say(f"failed by a named gap: {len(found['xfailed'])}")
    for why, count in sorted(Counter(one.wasxfail for one in found["xfailed"]).items()):
        say(f"  {count:4} {why.removeprefix('reason: ')}")
    say(f"skipped: {len(found['skipped'])}")
    for why, count in sorted(Counter(_reason(one) for one in found["skipped"]).items()):
        say(f"  {count:4} {why}")
    say(f"failed and named by no gap: {len(found['failed']) + len(found['error'])}")


def _reason(report: Any) -> str:
    told = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return str(told).removeprefix("Skipped: ")
