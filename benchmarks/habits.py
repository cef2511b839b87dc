"""What each habit scores in each shipped drill, beside the model answer: no single habit may win the pack.

python benchmarks/habits.py            print the page
python benchmarks/habits.py --write    keep it in docs/habits.md (make habits)
python benchmarks/habits.py --json     the page, the table and the rules for a program
"""

import argparse
import json
from dataclasses import asdict, dataclass
from fractions import Fraction
from pathlib import Path

from ratio import Row

from simulator.host.rehearsal import ENOUGH, try_out
from simulator.loader import load_scenario, load_standard, shipped
from simulator.scoring import Scorecard
from simulator.teams import BUILT_IN, HABITS

PAGE = Path(__file__).resolve().parent.parent / "docs" / "habits.md"
SEED = 0
"""The seed that `run` takes when none is given."""
MOST = 55
"""Points a habit may reach on average."""
FAILED = 50
"""Points below which the default standard rates U: unable to perform."""
WRONG_IN = 3
"""Drills in which a habit must be plainly wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One team in one drill."""

    drill: str
    team: str
    total: Fraction
    wrong: bool
    """Plainly so: it failed, and spared not even half of the harm that the model answer spares."""


def played() -> list[Cell]:
    """Play every drill with every built-in team, drill by drill."""
    rules = load_standard("default")
    found = []
    for drill, path in shipped("drills").items():
        loaded = load_scenario(path, rules.standard)
        cards = {team: try_out(loaded, rules, team, seeds=[SEED])[0].card for team in BUILT_IN}
        for team, card in cards.items():
            wrong = card.total < FAILED and not spares(card, cards["model-answer"], cards["silent"])
            found.append(Cell(drill=drill, team=team, total=card.total, wrong=wrong))
    return found


def spares(card: Scorecard, model: Scorecard, silent: Scorecard) -> bool:
    """Whether at least half of each kind of harm was spared that could be; False where there was none to spare."""
    kinds = [kind for kind, count in silent.harm.items() if count > model.harm[kind]]
    return bool(kinds) and all(2 * card.harm[kind] <= silent.harm[kind] + model.harm[kind] for kind in kinds)


def of(cells: list[Cell], team: str) -> list[Cell]:
    """Return one team's column."""
    return [cell for cell in cells if cell.team == team]


def mean(cells: list[Cell], team: str) -> Fraction:
    """Return what a team scores on average."""
    column = of(cells, team)
    return sum((cell.total for cell in column), Fraction(0)) / len(column)


def rules(cells: list[Cell]) -> list[Row]:
    """Return the pack's rules, each beside its bar."""
    best = max(HABITS, key=lambda team: mean(cells, team))
    least = min(of(cells, "model-answer"), key=lambda cell: cell.total)
    rarest = min(HABITS, key=lambda team: sum(cell.wrong for cell in of(cells, team)))
    drills = len(of(cells, "silent"))
    return [
        Row(
            name="the best habit, on average",
            value=float(mean(cells, best)),
            bar=MOST,
            against=f"points of 100 in {drills} drills: {best}",
        ),
        Row(
            name="the model answer, at worst",
            value=float(least.total),
            bar=float(ENOUGH),
            direction=">=",
            against=f"points of 100: {least.drill}",
        ),
        Row(
            name="drills a habit gets plainly wrong",
            value=sum(cell.wrong for cell in of(cells, rarest)),
            bar=WRONG_IN,
            direction=">=",
            against=f"of {drills}, at the least: {rarest}",
        ),
    ]


def page(cells: list[Cell]) -> str:
    """Return the table as a page of the documentation."""
    bar = "| {} |".format
    lines = [bar(" | ".join(["drill", *BUILT_IN])), bar(" | ".join(["---", *["---:"] * len(BUILT_IN)]))]
    for drill in dict.fromkeys(cell.drill for cell in cells):
        shown = [f"{float(c.total):.1f}{' ✗' if c.wrong else ''}" for c in cells if c.drill == drill]
        lines.append(bar(" | ".join([drill, *shown])))
    means = [f"**{float(mean(cells, team)):.1f}**" for team in BUILT_IN]
    wrong = [str(sum(cell.wrong for cell in of(cells, team))) for team in BUILT_IN]
    lines += [bar(" | ".join(["**on average**", *means])), bar(" | ".join(["plainly wrong in", *wrong]))]
    return _PAGE.format(table="\n".join(lines), most=MOST, failed=FAILED, wrong_in=WRONG_IN, enough=ENOUGH)


_PAGE = """\
# No single habit wins

A drill that one habit wins teaches that habit.
So every shipped drill is played by teams that do one thing whatever is wrong, and by the model answer, and scored by the default standard.
What the teams do is in [Writing a team](writing-teams.md#the-teams-there-are).

{table}

✗ marks where a habit is plainly wrong: it ends below {failed} points, which is U in the standard's ratings, and spares not even half of the harm that the model answer spares beside silence.
Where there is no harm to be spared, as in a quiet night, the points alone say so.

Three rules hold for the pack, and a test keeps them:

- each habit scores {most} or less on average;
- each habit is plainly wrong in {wrong_in} drills or more;
- the model answer scores {enough} or more in each.

This page is written by `make habits`, from the run on seed 0.
"""


def main() -> None:
    """Print the page, or keep it."""
    asked = argparse.ArgumentParser(description="The table of habits: every drill by every built-in team.")
    asked.add_argument("--write", action="store_true", help="keep the page in docs/habits.md")
    asked.add_argument("--json", action="store_true", help="print one object")
    wanted = asked.parse_args()
    cells = played()
    if wanted.write:
        PAGE.write_text(page(cells), encoding="utf-8")
    if wanted.json:
        table = [asdict(cell) | {"total": float(cell.total)} for cell in cells]
        kept = [asdict(row) | {"met": row.met} for row in rules(cells)]
        print(json.dumps({"page": page(cells), "table": table, "rules": kept}))
    else:
        print(page(cells), end="")


if __name__ == "__main__":
    main()
