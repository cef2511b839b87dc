"""What is sound and may still go wrong in the room: nothing to lean on, nothing to find, or something real.

All of these are warnings: an author may have meant it.
"""

import re
from collections.abc import Iterable, Iterator
from ipaddress import AddressValueError, IPv4Address, IPv4Network
from typing import Final

from simulator.domain.cast import PLACE
from simulator.domain.scenario import Scenario
from simulator.domain.standards import Standard
from simulator.loader.checks.issues import Issue, Path
from simulator.loader.checks.texts import Text, texts

NOBODYS: Final = (
    ".example",
    ".test",
    ".invalid",
    ".localhost",
    ".example.com",
    ".example.net",
    ".example.org",
)
"""Ends of names that belong to nobody (RFC 2606, RFC 6761)."""
RESERVED: Final = tuple(
    map(IPv4Network, ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "10.0.0.0/8", "172.16.0.0/12",
                      "192.168.0.0/16", "127.0.0.0/8"))
)  # fmt: skip
"""Addresses for documentation (RFC 5737), and those that lead nowhere outside a house (RFC 1918)."""
_EMAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@((?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,63})(?![\w-])")
_BRACED: Final = re.compile(r"\{([A-Za-z_]{1,64}(?:\.[\w-]{1,64})?)\}")
_ADDRESS: Final = re.compile(r"(?<![\w.])(\d{1,3}(?:\.\d{1,3}){3})(?![\w.]*\d)")
DOTS: Final = 3
"""In an address: a text with fewer needs no closer look."""


def care(scenario: Scenario, standard: Standard) -> Iterator[Issue]:
    """Yield what an author should look at once more."""
    told = texts(scenario)
    yield from _secrets(scenario, standard, told)
    yield from _herrings(scenario)
    yield from _alerts(scenario)
    yield from _braces(told)
    yield from _real(told)


def _warning(code: str, path: Path, message: str, help_: str, *, key: bool = False) -> Issue:
    return Issue(code=code, path=path, message=message, help=help_, severity="warning", key=key)


def _secrets(scenario: Scenario, standard: Standard, told: Iterable[Text]) -> Iterator[Issue]:
    """A secret is planted to be found and kept: somebody must come across it, and some channel must be too open for it."""
    shown = {found[2] for _, text in told for found in PLACE.finditer(text) if found[1] == "secret"}
    open_rooms = [name for name, channel in standard.channels.items() if not channel.sensitive]
    for name in scenario.secrets:
        if name not in shown:
            yield _warning(
                "W506",
                ("secrets", name),
                f"no channel can leak {name}: nobody ever reads it",
                f"plant it where an engineer looks, such as a log line with {{secret.{name}}}, or take it out",
                key=True,
            )
        elif not open_rooms:
            yield _warning(
                "W506",
                ("secrets", name),
                f"no channel can leak {name}: each of the standard's may carry it",
                "take it out, or play under a standard with an open channel",
                key=True,
            )


def _herrings(scenario: Scenario) -> Iterator[Issue]:
    """What points the wrong way is fair when something shows that it does."""
    for name, suggestion in scenario.suggestions.items():
        if suggestion.truth == "wrong" and not suggestion.against:
            yield _warning(
                "W507",
                ("suggestions", name),
                f"{name} is wrong, and nothing shows it",
                "name under against what speaks against it: a signal, a log, a change",
                key=True,
            )
    looked_at = {log.service for log in scenario.logs.values()}
    looked_at |= {span.service for trace in scenario.traces.values() for span in trace.spans}
    looked_at |= {signal.split(".", 1)[0] for signal in scenario.signals}
    for name, report in scenario.reports.items():
        if report.misleads and report.owner is not None and report.owner not in looked_at:
            yield _warning(
                "W507",
                ("reports", name, "owner"),
                f"{name} misleads, and {report.owner} has no signal, log or trace that could show it",
                f"measure something of {report.owner}, or file the report under a service that is measured",
            )


def _alerts(scenario: Scenario) -> Iterator[Issue]:
    """Whoever is woken is told what to do first, and what was read."""
    for name, rule in scenario.alerts.items():
        if rule.runbook is None:
            yield _warning(
                "W508",
                ("alerts", name),
                f"{name} wakes somebody and leads to no runbook",
                "add runbook: the name of one under runbooks",
                key=True,
            )
        if "{value}" not in rule.summary:
            yield _warning(
                "W510",
                ("alerts", name, "summary"),
                f"{name} does not say what was read",
                "write {value} and the limit into its summary",
            )


def _braces(told: Iterable[Text]) -> Iterator[Issue]:
    """Whoever plays would read {valeu}: only {value} and names of the cast are filled."""
    for path, text in told:
        measured = path[:1] in (("alerts",), ("logs",))
        for found in _BRACED.finditer(text):
            if PLACE.fullmatch(found[0]) or (measured and found[1] == "value"):
                continue
            yield _warning(
                "W511",
                path,
                f"nothing fills {found[0]}: it is read as it stands",
                "there is {value}, in an alert or a log line, and {person.x}, {host.x}, {customer.x}, {secret.x}",
            )


def _real(told: Iterable[Text]) -> Iterator[Issue]:
    """Nothing in an exercise may belong to somebody: a player may try it."""
    for path, text in told:
        if path[:1] == ("inspired_by",):  # sources are real on purpose
            continue
        for found in _EMAIL.finditer(text) if "@" in text else ():
            if not f".{found[1].lower()}".endswith(NOBODYS):
                yield _warning(
                    "W509", path, f"{found[0]} could be somebody's", "end it in .example, which is nobody's"
                )
        for found in _ADDRESS.finditer(text) if text.count(".") >= DOTS else ():
            if _somebodys(found[1]):
                yield _warning(
                    "W509",
                    path,
                    f"{found[1]} could be somebody's machine",
                    "take one that is kept for examples: 192.0.2.x, 198.51.100.x, 203.0.113.x",
                )


def _somebodys(written: str) -> bool:
    try:
        address = IPv4Address(written)
    except AddressValueError:  # a version number, say
        return False
    return not any(address in network for network in RESERVED)
