"""A scenario from its file: the door, what it builds on and picks, the shape, the files beside it, and every check."""

from dataclasses import field, replace
from pathlib import Path
from typing import Any

from simulator.domain.scenario import Scenario
from simulator.domain.standards import Standard
from simulator.domain.values import dataclass
from simulator.loader.building import CONTEXT, in_own_words, scenario_adapter, with_hints
from simulator.loader.catalogue import FILE, TWIN, find_scenario
from simulator.loader.checks import issues
from simulator.loader.diagnostics import Problem, excerpt_of, order
from simulator.loader.extending import EXTENDS, SCENARIO, based, built
from simulator.loader.files import Refused, inside, read_text
from simulator.loader.picking import PICKED, PICKS, Picks, filled, pick, wrong_places
from simulator.loader.placing import placed
from simulator.loader.shape import validate
from simulator.loader.standard_files import load_standard
from simulator.loader.yaml_door import Document, read

NOTHING: Picks = Picks(choices={}, values={})


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A scenario's file, read: the scenario if nothing is wrong with it, and every problem if something is."""

    name: str
    path: Path
    scenario: Scenario | None
    data: dict[str, Any] = field(default_factory=dict)
    """As plain data, runbooks included: what a log's header carries."""
    problems: tuple[Problem, ...] = ()
    lines: tuple[str, ...] = ()
    files: tuple[Path, ...] = ()
    """Every file it was read from, its own first: as long as none of them changes, it would be read the same."""
    picks: dict[str, str] = field(default_factory=dict)
    """What was picked or drawn, by name."""
    document: Document | None = None
    """Everything in it with its place, if it could be read at all."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Problems that keep it from being played; warnings do not."""
        return tuple(problem for problem in self.problems if problem.severity == "error")


def load_scenario(path: Path, standard: Standard | None = None, seed: int | None = None) -> Loaded:
    """Read a scenario's file, what it builds on and everything beside it, and gather every problem.

    Names of roles, messages and audiences are looked up in `standard`, the default one if none is given.
    A twin is drawn with the seed (0 without any); other scenarios are the same with each.
    Never raises for what is in a file.
    """
    name = called(path)
    try:
        own = read(path)
    except Refused as refused:
        lines = _lines_of(path)
        told = tuple(_shown(problem, lines) for problem in order(refused.problems))
        return Loaded(name=name, path=path, scenario=None, problems=told, lines=lines)
    if not isinstance(own.data, dict):
        problem = Problem(
            code="E103",
            message="a scenario is names with values",
            help="begin with hotwash: 1",
            file=own.name,
        )
        return Loaded(name=name, path=path, scenario=None, problems=(problem,), lines=own.lines)
    drawn = (seed or 0) if path.name == TWIN else None
    document, picks, files, problems, half = _put_together(path, own, drawn)
    scenario, shape = (
        (None, list(document.problems)) if half else validate(scenario_adapter(), document, CONTEXT)
    )
    problems += shape
    if scenario is not None:
        rules = standard or load_standard("default").standard
        scenario = in_own_words(scenario, rules)
        problems += placed(issues(scenario, rules), document)
        scenario = with_hints(scenario)
    ordered = tuple(_shown(problem, document.lines) for problem in order(problems))
    broken = any(problem.severity == "error" for problem in ordered)
    return Loaded(
        name=name,
        path=path,
        scenario=None if broken else scenario,
        data=document.data,
        problems=ordered,
        lines=document.lines,
        files=files,
        picks=picks.choices,
        document=document,
    )


def called(path: Path) -> str:
    """Return the name of the scenario in a file: its folder's, if the file has a name that every scenario's has."""
    folder = path.absolute().parent.name
    if path.name == TWIN:
        return f"{folder}-twin"
    return folder if path.name in FILE.values() else path.stem


def _put_together(
    path: Path, own: Document, seed: int | None
) -> tuple[Document, Picks, tuple[Path, ...], list[Problem], bool]:
    """Return a scenario's document with what it builds on and what was picked, its files, and what is wrong with that.

    The last is whether half of it is missing, so that holding it against anything would tell of that half only.
    """
    problems, beside = _beside(path.parent, own)
    files = [path, *beside]
    base, wrong = based(path, own, SCENARIO)
    half, whole, layers = bool(wrong), own, [own]
    if base is not None:
        unread, beside = _beside(base[0].parent, base[1])
        problems += unread
        files += [base[0], *beside]
        layers.append(base[1])
        whole, wrong = built(own, base[1], SCENARIO)
    picks = NOTHING
    if not half and (PICKS in whole.data or PICKED in whole.data):
        picks, odd = pick(whole.data, seed)
        unpicked = placed(odd, whole)
        for layer in layers if not unpicked else []:
            unpicked += placed(wrong_places(_without_picks(layer.data), picks), layer)
        problems += unpicked
        half = bool(unpicked)
        layers = [_picked(layer, picks) for layer in layers]
        whole = layers[0]
        if base is not None:
            whole, wrong = built(layers[0], layers[1], SCENARIO)
    data = {key: value for key, value in whole.data.items() if key not in (PICKS, PICKED, EXTENDS)}
    document = Document(name=whole.name, data=data, spans=whole.spans, problems=whole.problems)
    return document, picks, tuple(files), [*problems, *wrong], half


def _without_picks(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key not in (PICKS, PICKED)}


def _picked(document: Document, picks: Picks) -> Document:
    """Return the document with what was picked in every place."""

    def fill(data: Any) -> Any:
        return filled(data, picks)

    return Document(
        name=document.name,
        data=fill(document.data),
        spans=document.spans.renamed(fill),
        problems=document.problems,
    )


def _shown(problem: Problem, lines: tuple[str, ...]) -> Problem:
    """Return the problem with the line it is in."""
    if problem.excerpt or not 0 < problem.line <= len(lines):
        return problem
    excerpt, begins = excerpt_of(lines[problem.line - 1], problem.column)
    return replace(problem, excerpt=excerpt, excerpt_column=begins)


def _lines_of(path: Path) -> tuple[str, ...]:
    try:
        return tuple(read_text(path).split("\n"))
    except Refused:
        return ()


def _beside(folder: Path, document: Document) -> tuple[list[Problem], list[Path]]:
    """Put the text of each runbook where its file's name stands; return what cannot be read, and what was."""
    runbooks = document.data.get("runbooks")
    problems: list[Problem] = []
    files: list[Path] = []
    if not isinstance(runbooks, dict):
        return problems, files
    for name, file in list(runbooks.items()):
        if not isinstance(file, str):
            continue
        line, column, end = document.spans.value(("runbooks", name))
        try:
            place = inside(folder, file)
            runbooks[name] = read_text(place, file)
        except ValueError as outside:
            message, help_ = (
                str(outside),
                "name a file in the scenario's folder, such as runbooks/rollback.md",
            )
        except Refused as refused:
            message, help_ = refused.problem.message, refused.problem.help
        else:
            files.append(place)
            continue
        problem = Problem(
            code="E107", message=message, help=help_, file=document.name, line=line, column=column
        )
        problems.append(replace(problem, end_column=end))
    return problems, files


def check_scenario(typed: str, standard: str = "default") -> Loaded:
    """Return the scenario that is meant, with every problem. Raises FileNotFoundError if nothing is meant."""
    return load_scenario(find_scenario(typed), load_standard(standard).standard)
