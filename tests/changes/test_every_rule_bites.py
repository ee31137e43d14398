"""Each rule of the fold is taken out in turn, and a law must fail: no rule is there for show."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.changes.fleet import by_luck
from tests.changes.laws import LAWS
from vip2tui.changes import (
    change,
    claims,
    doubts,
    fold,
    record,
    redaction,
    sparing,
    undo,
    vector,
    writer,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

FLEETS = 100
"""How many histories the sound fold must pass, and a broken one may have before it is found out."""


@dataclass(frozen=True)
class Rule:
    """A line of the product, and the same line with the rule gone."""

    named: str
    module: ModuleType
    function: str
    line: str
    without: str

    def taken_out(self) -> object:
        """Return the function as it would be."""
        source = inspect.getsource(getattr(self.module, self.function))
        assert source.count(self.line) == 1, "the rule has moved: find it again"
        made: dict[str, object] = {}
        code = compile(
            "from __future__ import annotations\n" + source.replace(self.line, self.without),
            f"<without {self.named}>", "exec",
        )  # fmt: skip
        exec(code, vars(self.module), made)
        return made[self.function]


RULES = (
    Rule("repetition is nothing", fold, "_by_id",
         "every = list(changes)", "return {c.id: c for c in changes}, list(changes)[:1]"),
    Rule("an id used twice is set apart", fold, "_by_id",
         "if len(known) == len(every):", "if True:"),
    Rule("numbers of what is set apart are used up", fold, "fold",
         "_numbers((*known, *{change.id for change in forked}))", "_numbers(known)"),
    Rule("every number is counted", fold, "_numbers", "len(used)", "max(used)"),
    Rule("the order is by clock", fold, "fold",
         "ordered = sorted((*known.values(), *forked), key=_ORDER)",
         "ordered = [*known.values(), *forked]"),
    Rule("the clock comes before the id", fold, "fold",
         "key=_ORDER)", "key=lambda change: (change.id, change.clock))"),
    Rule("equal clocks are told apart by id", fold, "fold",
         "key=_ORDER)", "key=lambda change: change.clock)"),
    Rule("what may not be set here is a proposal", fold, "fold",
         "if not admits(change)", "if False"),
    Rule("a clock far ahead is a proposal", fold, "fold",
         "barred.update([change.id for change in ordered[within:]])", "pass"),
    Rule("proposals count among what is held", fold, "fold",
         "AHEAD + max(among, len(ordered))", "AHEAD + max(among, len(ordered) - len(barred))"),
    Rule("a clock far ahead is not the case's", fold, "fold", "reversed(ordered[:within])",
         "reversed(ordered)"),
    Rule("a clock held back is not the case's", fold, "fold",
         "if one.id not in held), 0)", "), 0)"),
    Rule("a proposal is shown", fold, "fold", "shown = barred - away", "shown = set()"),
    Rule("held back is stepped over", fold, "fold", "if held else set()", "if False else set()"),
    Rule("an undo held back undoes nothing", fold, "fold",
         "_undoers(undos, known, barred | away,", "_undoers(undos, known, barred,"),
    Rule("an undo that is a proposal undoes nothing", fold, "fold",
         "_undoers(undos, known, barred | away,", "_undoers(undos, known, away,"),
    Rule("a clash of kinds is set apart", fold, "_without_clashes",
         "if len(group) > 1 and any(", "if False and any("),
    Rule("the kind is the first live one's", fold, "_without_clashes",
         "if c.id not in away), group[0].kind)", "if True), group[0].kind)"),
    Rule("what is set apart has no say", fold, "_without_clashes",
         "grouped[record] = [change for change in group if change.kind == kind]", "pass"),
    Rule("an undo takes back", fold, "_undoers", "if undo.id not in given and", "if False and"),
    Rule("an undone undo undoes nothing", fold, "_undoers",
         "and undo.id not in undoers", ""),
    Rule("an undo reaches only what is before it", fold, "_undoers",
         "if change.order < undo.order and", "if"),
    Rule("the newest undo is settled first", fold, "_undoers", "in reversed(undos)", "in undos"),
    Rule("what sets something undoes nothing", fold, "fold",
         "if change.undoes and not change.set", "if change.undoes"),
    Rule("an undo of others' words is a proposal", fold, "fold",
         "if not is_of_one_hand(undo, owner)", "if False"),
    Rule("an undo that names others' words too is one whole", sparing, "is_of_one_hand",
         "return all(", "return any("),
    Rule("a device's writers are one hand", sparing, "hand", "owner(writer) or ", ""),
    Rule("no undo reaches what lasts", fold, "_undoers", "and not lasts", ""),
    Rule("what others stand on is spared", fold, "fold",
         "stays = spared(", "stays = {} and spared("),
    Rule("what is spared is asked about", fold, "fold",
         "asked = _unanswered(stays[record], group, dead) if record in stays else ()",
         "asked = ()"),
    Rule("an answer ends the question", fold, "_unanswered",
         "if not any(covers(claim, undo) for claim in kept)", ""),
    Rule("an answer is to what was seen", fold, "_unanswered",
         "if not any(covers(claim, undo) for claim in kept)", "if not kept"),
    Rule("what was taken back before stays so", sparing, "revived",
         "and undos.issuperset(undoers[change.id])", ""),
    Rule("what is still made is not taken away", sparing, "_taken",
         "if all(one.id in dead for one in made):", "if True:"),
    Rule("only who makes a record is spared", sparing, "_taken",
         "if making.makes(one.kind, one.set, one.over)", ""),
    Rule("who puts away stands on nothing", sparing, "_standing",
         "and not is_claim(change, DELETED)", ""),
    Rule("what is undone is nothing to stand on", sparing, "_standing",
         "if change.id not in dead and", "if"),
    Rule("one's own words are no other's", sparing, "_carried",
         "any(on - {maker} for maker in mine)", "bool(mine)"),
    Rule("what stands on it counts, not only what is in it", sparing, "_carried",
         "waiting += [(high, device) for high in above.get(record, ())]", "pass"),
    Rule("what was said of what is there counts, undone too", sparing, "_above",
         "if change.id not in held", "if change.id not in dead"),
    Rule("what is held back ties nothing", sparing, "_above",
         "if change.id not in held", ""),
    Rule("only what is live is a head", fold, "_heads",
         "live = change.id not in dead", "live = True"),
    Rule("what is replaced is no head", fold, "_heads",
         "if live and not covered:", "if live:"),
    Rule("an undone change replaces nothing", fold, "_heads",
         "if (live or covered) and name in over:", "if name in over:"),
    Rule("a value stands on through what is undone", fold, "_heads",
         "if (live or covered) and name in over:", "if live and name in over:"),
    Rule("a lone change can be undone", fold, "_heads",
         "return {} if group[0].id in dead else", "return"),
    Rule("a name reaches only what is before it", fold, "_heads",
         "for change in reversed(group):\n        live",
         "for change in reversed(group):\n"
         "            for name in change.set:\n"
         "                stood_on.setdefault(name, set()).update(change.over.get(name, ()))\n"
         "    for change in reversed(group):\n        live"),
    Rule("every head is kept", fold, "_heads",
         "heads.setdefault(name, []).append(change)", "heads[name] = [change]"),
    Rule("the highest head stands", fold, "_heads",
         "tuple(reversed(found))", "tuple(found)"),
    Rule("one action stands in all it set", fold, "_by_action",
         "(record.heads[name], last)", "(record.heads[name], {h.deed: h.order for h in ordered})"),
    Rule("an action is as high as its last change", fold, "_by_action",
         "for one in ordered if", "for one in reversed(ordered) if"),
    Rule("what an action took back counts not for it", fold, "_by_action",
         " and one.id not in dead}", "}"),
    Rule("what an action leads to is on its card", doubts, "cards",
         "hangs_on[max(one, other)] = min(one, other)", "pass"),
    Rule("a decision is over all", doubts, "deciding",
         "[head.id for head in doubt.heads]", "[doubt.heads[-1].id]"),
    Rule("fields are replaced each for itself", fold, "_heads",
         "stood_on.setdefault(name, set())", "stood_on.setdefault('text', set())"),
    Rule("seen counts", claims, "covers", ">= n", ">= 0"),
    Rule("seen counts the last one too", claims, "covers", ">= n", "> n"),
    Rule("nobody has seen what is later", claims, "covers",
         "and change.order < claim.order", ""),
    Rule("a delete hides", claims, "hold", "gone.update(below)", "pass"),
    Rule("a delete hides what hangs on it", claims, "hold", "gone.update(below)",
         "gone.add(record.id)"),
    Rule("a delete must cover all", claims, "hold",
         "if any(all(covers(delete", "if any(any(covers(delete"),
    Rule("a delete must cover each writer's last", claims, "_outermost",
         "change.place[2]", "-change.place[2]"),
    Rule("an end must have seen it", claims, "_all_known", "or run[after - 1][1] < n", ""),
    Rule("an end has not seen what is later", claims, "_all_known", "not after or", ""),
    Rule("of several ends one is enough", claims, "_furthest",
         "max(n, run[-1][1]) if run else n", "n"),
    Rule("a delete must cover what hangs on it", claims, "hold",
         "_live(below, grouped", "_live((record.id,), grouped"),
    Rule("a delete that does not hold marks", claims, "hold",
         "living[record.id] = living[record.id]._replace(deleted_by=deletes)", "pass"),
    Rule("deletes do not break each other", claims, "hold",
         "but=(DELETED,))", "but=())"),
    Rule("an end marks what came after", claims, "hold",
         "living[member] = living[member]._replace(late_after=late)", "pass"),
    Rule("an end marks only what came after", claims, "hold",
         "if not _all_known(written, furthest):", "if True:"),
    Rule("claims are not late", claims, "hold", "but=(DELETED, KEPT, *ENDS))", "but=())"),
    Rule("marks add up", claims, "hold", "in_order((*living[member].late_after, *ends))", "ends"),
    Rule("a claim needs its seen", claims, "is_claim",
         "change.seen is not None and ", ""),
    Rule("a claim taken back in words is none", claims, "is_claim",
         "any(change.set.get(name) for", "any(name in change.set for"),
    Rule("undone changes need not be seen", claims, "_live", "change.id not in dead and ", ""),
    Rule("below goes all the way down", claims, "_below", "waiting.append(child)", "pass"),
    Rule("below is by every head", claims, "_children",
         "in record.heads.get(name, ())", "in record.heads.get(name, ())[-1:]"),
    Rule("heads that agree are no doubt", record, "differ",
         "return any(", "return True or any("),
    Rule("heads that differ are a doubt", record, "differ",
         "return any(", "return False and any("),
    Rule("an undo names every change of the action", undo, "undoing",
         "for change in some)", "for change in some[:1])"),
    Rule("an undo is written in every case", undo, "undoing",
         "in sorted(cases.items())", "in sorted(cases.items())[:1]"),
    Rule("Ctrl+Z passes over undos", undo, "next_undo",
         "is_undo(one) or is_redaction(one)", "is_redaction(one)"),
    Rule("Ctrl+Y passes over redos", undo, "next_redo",
         "if not is_undo(named(undo))", ""),
    Rule("numbers go on", writer, "write",
         "counters[draft.case] = (clock + 1, n + 1)", "counters[draft.case] = (clock + 1, n)"),
    Rule("clocks go on", writer, "write", "clock=clock + 1,", "clock=clock,"),
    Rule("over is written", writer, "write",
         "for name, heads in draft.over.items() if name in draft.set", "for name, heads in ()"),
    Rule("a reissued change follows its undos", writer, "_renamed",
         "[names.get(i, i) for i in change.undoes]", "[*change.undoes]"),
    Rule("a reissued change follows what it replaces", writer, "_renamed",
         "[names.get(i, i) for i in ids]", "[*ids]"),
    Rule("a reissued claim knows the new ids", writer, "_renamed",
         "_reseen(change, change.seen, names)", "dict(change.seen)"),
    Rule("a reissued claim forgets the old numbers", writer, "_reseen",
         "moved[old_writer] = min(moved[old_writer], n - 1)", "pass"),
    Rule("a reissued claim knows its own case alone", writer, "_reseen",
         "case == claim.place[1] and ", ""),
    Rule("a vector ends at a hole", vector, "vector",
         "while len(found := prints[writer].get(n + 1, ())) == 1:",
         "while n < max(prints[writer]) and (found := prints[writer].get(n + 1, {b''})):"),
    Rule("a vector ends at a number used twice", vector, "vector",
         "found := prints[writer].get(n + 1, ())", "found := [*prints[writer].get(n + 1, ())][:1]"),
    Rule("a chain is of the bytes", vector, "link", "before + fingerprint", "before"),
    Rule("a chain goes on from what was", vector, "link", "before + fingerprint", "fingerprint"),
    Rule("missing numbers are counted", vector, "missing",
         "max(held) - len(held)", "0"),
    Rule("a digest is of the bytes", vector, "digest",
         "change.fingerprint.hex()", '""'),
    Rule("a chain holds when a value goes", change, "fingerprint",
         "sha256(line).digest() if was is None else bytes.fromhex(was)", "sha256(line).digest()"),
    Rule("what is left of a change is that change", fold, "_by_id",
         "if any(change.redacted for change in every):", "if False:"),
    Rule("what is gone is gone", fold, "_emptiest",
         "(len(change.gone), change.line)", "(-len(change.gone), change.line)"),
    Rule("only the value goes", redaction, "without",
         "frozenset(fields) & change.set.keys()", "frozenset(change.set.keys())"),
    Rule("the value goes", redaction, "without", 'raw["set"] |= dict.fromkeys(gone)', "pass"),
    Rule("what went before stays gone", redaction, "without", ") | change.gone", ")"),
)  # fmt: skip


def broken() -> Iterator[str]:
    """Yield the laws that do not hold over the same histories every time."""
    for seed, fleet in enumerate(by_luck(seed) for seed in range(FLEETS)):
        for laws in LAWS.values():
            for law in laws:
                try:
                    law(fleet, Random(seed))
                except Exception as error:  # a broken fold may break anything
                    yield f"{law.__name__}: {type(error).__name__}"


def test_the_sound_fold_passes() -> None:
    assert next(broken(), None) is None


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.named)
def test_without_a_rule_a_law_fails(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    mutant = rule.taken_out()
    original = getattr(rule.module, rule.function)
    for module in (change, claims, doubts, fold, record, redaction, sparing, undo, vector, writer):
        for name, value in list(vars(module).items()):
            if value is original:
                monkeypatch.setattr(module, name, mutant)
    assert next(broken(), None) is not None
