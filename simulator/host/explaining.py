"""What every word the program prints means, gathered from where it is defined."""

import re
from difflib import get_close_matches
from functools import cache
from typing import Final

from simulator.data import root
from simulator.domain.scenario.lesson import SAYS
from simulator.domain.units import format_duration
from simulator.host.actions import VERBS
from simulator.host.house_rules import NO_ADVICE
from simulator.host.shelves import shelves
from simulator.loader import load_standard
from simulator.loader.diagnostics import CODES
from simulator.observations.markers import MARKERS
from simulator.projections.words import full

_APART: Final = re.compile(r"(?<!\*)\*([^*\n]+)\*(?!\*)")
"""A word that an entry of the glossary sets apart."""
PLAINLY: Final = r"\1"
"""The same word, not set apart."""
METRICS: Final = {
    "mtta_s": "MTTA: from a true alert's firing to the first act that took it up, in seconds; n is how many were taken.",
    "time_to_declare_s": "From the first true alert or report to the declaration, in seconds.",
    "time_to_restore_s": "MTTM: from detection until the harm had stopped for good, in seconds.",
    "time_to_resolve_s": "MTTR, to resolve: from detection until the incident was called over, after the stability watch, in seconds.",
    "alert_precision": "Of the alerts that fired, the share behind which something was wrong.",
    "false_positive_rate": "Of the alerts that fired, the share behind which nothing was wrong.",
    "missed": "True alerts and reports that were put to no incident.",
    "alerts": "Alerts that fired at least once, the noise included.",
    "false_alarms_recognised": "Alerts with nothing wrong behind them that were settled as such.",
    "unanswered_alerts": "Alerts that nobody took up.",
    "messages": "Messages that were sent.",
    "refused": "Acts that were refused, each with a reason in the log.",
}
"""Metrics by their name in `--json`; all come with median, 90th percentile and n where they are times."""
KINDS: Final = {"drills": "drill", "lessons": "lesson", "standards": "standard", "teams": "built-in team"}
"""One of each shelf, as it is called."""
ASSISTANCE: Final = {
    "mode": "practice is coached; in a drill only the clocks one owes are shown. Results of both are never pooled.",
    "pace": "live: the exercise's clock follows the wall; tabletop: it stands while people talk; headless: nobody waits.",
    "hints": "Hints that were given, whispers of the facilitator included.",
    "pauses": "How often the clock was stopped.",
    "skips": "How often the clock ran ahead.",
    "forked_at": "T+ms at which people took over from a built-in team; null if they played from the start.",
    "seen_before": "Whether this scenario had been played here before.",
    "reminders_blanked": "Whether the clocks one owes were hidden.",
}
"""How much help there was, by its name in `--json`."""


def explain(asked: str, standard: str = "default") -> list[str]:
    """Return everything that goes by this name: codes, clauses, clocks, judgements, gates, metrics, drills, teams, verbs, terms."""
    found = _everything(standard)
    return found.get(asked.strip().lower(), []) or found.get(asked.split(":", 1)[0].strip().lower(), [])


def explainable(standard: str = "default") -> tuple[str, ...]:
    """Return every name that is explained, sorted."""
    return tuple(sorted(_everything(standard)))


def term(asked: str) -> list[str]:
    """Return what the glossary says of a word, in lines; nothing for a word it does not have."""
    wanted = asked.strip().lower()
    return [
        f"{word}: {_APART.sub(PLAINLY, meaning)}".replace("\n", " ")
        for word, meaning in _glossary().items()
        if word.lower() == wanted
    ]


def near(asked: str, standard: str = "default") -> str:
    """Return a question with what may have been meant."""
    close = get_close_matches(asked.lower(), list(_everything(standard)), n=3)
    return f"; did you mean {' or '.join(repr(word) for word in close)}?" if close else ""


@cache
def _everything(name: str) -> dict[str, list[str]]:
    standard = load_standard(name).standard
    found: dict[str, list[str]] = {}

    def add(text: str, *keys: str) -> None:
        for key in keys:
            found.setdefault(key.lower(), []).append(text)

    for code, (title, why) in CODES.items():
        add(f"{code}: {title}.\n{why}", code)
    for key, clock in standard.clocks.items():
        limits = ", ".join(
            f"{label} {format_duration(limit) if limit else 'nothing'}"
            for label, limit in clock.limits.items()
        )
        source = standard.sources[clock.source]
        told = f"{clock.clause} {clock.says} (clock {key}).\n{clock.asks}\nLimits: {limits}.\nSource: {source.what} {source.note}"
        add(told.strip(), key, clock.clause)
    for key, judged in standard.judgements.items():
        source = standard.sources[judged.source]
        told = f"{judged.clause} {key} (judgement, {judged.dimension}, weight {judged.weight}).\n{judged.asks}\nSource: {source.what}"
        add(told, key, judged.clause)
    for key, gate in standard.gates.items():
        add(f"{gate.clause} {key} (gate: caps the total at {gate.cap}).\n{gate.says}", key, gate.clause)
    for key, severity in standard.severities.items():
        rows = "\n".join(f"- {row.says}" for row in severity.any)
        add(f"{key}: {severity.title}. Any of:\n{rows}", key)
    for key, label in standard.alert_labels.items():
        one_of = f", one of {', '.join(label.values)}" if label.values else ""
        add(f"{key}: {label.says} (label of an alert{one_of}).", key)
    for key, role in standard.roles.items():
        add(f"{role.title} (role {key}).\n{role.says}", key)
    for key, task in standard.tasks.items():
        add(f"{task.says} (critical task {key}, of {task.capability}).", key)
    for key, says in SAYS.items():
        add(f"{says} (skill {key}, which lessons teach and progress counts.)", key)
    for key, capability in standard.capabilities.items():
        tested = ", ".join(name for name, task in standard.tasks.items() if task.capability == key)
        add(f"{capability} (capability {key}).\nIts critical tasks: {tested}.", key)
    for key, weight in standard.weights.items():
        asked = [
            name for name, one in (standard.clocks | standard.judgements).items() if one.dimension == key
        ]
        add(f"{key} (dimension): {weight} of 100 points.\nIn it: {', '.join(asked)}.", key)
    for key, band in standard.ratings.items():
        add(f"{key} (rating of a task): {band.says}", key)
    for kind, named in (("type of incident", standard.types), ("category of cause", standard.categories)):
        for key, says in named.items():
            add(f"{key} ({kind}): {says}", key)
    for key, letter in standard.messages.items():
        asks = "\n".join(f"- {name}: {one.asks}" for name, one in letter.fields.items())
        add(f"{letter.title} (message {key}, to {letter.audience}). Its reader asks:\n{asks}", key)
    for key, rule in standard.regulators.items():
        since = f" It applies from {rule.applies_from}." if rule.applies_from else ""
        add(
            f"{rule.title} (duty to report {key}).{since}\n{rule.binds}.\n"
            f"Its clock starts when {rule.starts}: {rule.begins}.\nIts reader wants: {'; '.join(rule.reads)}.\n{NO_ADVICE}",
            key,
        )
    for key, cited in standard.sources.items():
        add(
            "\n".join(line for line in (f"{cited.what} (source {key}).", cited.where, cited.note) if line),
            key,
        )
    for key, meaning in METRICS.items():
        add(meaning, *dict.fromkeys((key, key.removesuffix("_s"))))
    for key, meaning in ASSISTANCE.items():
        add(meaning, key)
    for key, marker in MARKERS.items():
        told = f"{marker.name} (observation {key}; no points).\n{marker.counts}\nTo try: {marker.advice}\nAfter: {marker.source}"
        add(told, key)
    for key, meaning in _shipped().items():
        add(meaning, key)
    for word, meaning in _glossary().items():
        add(f"{word}: {_APART.sub(PLAINLY, meaning)}", word)
    for key, meaning in _typed().items():
        if key not in found:
            add(meaning, key)
    return found


@cache
def _glossary() -> dict[str, str]:
    text = (root("docs") / "glossary.md").read_text(encoding="utf-8")
    found = {}
    for names, meaning in re.findall(
        r"^((?:\*\*[^*]+\*\*,? ?)+)(?:\([^)]*\))?:\n((?:.+\n?)+)", text, re.MULTILINE
    ):
        for name in re.findall(r"\*\*([^*]+)\*\*", names):
            found[name] = meaning.strip()
    for head, meaning in list(found.items()):  # what an entry sets apart is explained by it
        for name in _APART.findall(meaning):
            if name.lower() not in {term.lower() for term in found}:
                found[name] = f"see {head}. {meaning}"
    return found


def _shipped() -> dict[str, str]:
    """Return what ships with the program by its name: drills, lessons, standards, teams; nothing of any answer key."""
    found = {}
    for shelf, things in shelves().items():
        for thing in things:
            kind = KINDS.get(shelf, shelf)
            told = [f"{thing['name']} ({kind}): {full(thing['title'])}", full(thing.get("summary", ""))]
            if thing.get("level"):
                told.append(f"For the {thing['level']}; it lasts {thing['lasts']}.")
            found[thing["name"]] = " ".join(one for one in told if one)
    return found


def _typed() -> dict[str, str]:
    """Return what can be typed in an exercise, each verb and alias with what it does."""
    return {
        name: f"{action.verb} (typed in an exercise): {action.help}. It is typed: {action.usage}"
        for name, action in VERBS.items()
        if name.isalpha() or "-" in name
    }
