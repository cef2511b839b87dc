"""Each message of the default standard as a person would write it: docs/standards.md shows it, rendered by the program.

HOTWASH_WRITE=1 writes the examples into the page anew; then somebody reads them aloud.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
import yaml
from pydantic import TypeAdapter

from simulator.domain.commands import Claim, Standing
from simulator.domain.events import PostmortemWritten
from simulator.domain.units import DAY
from simulator.loader import load_standard
from simulator.rendering import render_message
from simulator.rendering.accounts import ACCOUNT, render_account

BEGINS, ENDS = "<!-- examples: begin -->\n", "<!-- examples: end -->\n"
FERRY = yaml.safe_load(Path(__file__).with_name("ferry.yaml").read_text(encoding="utf-8"))
FILED = yaml.safe_load(Path(__file__).with_name("ferry-account.yaml").read_text(encoding="utf-8"))
STANDARD = load_standard("default").standard


def claim(told: str | list[str]) -> Claim:
    """A text is confirmed; a list says how sure, and what."""
    if isinstance(told, str):
        return Claim(value=told)
    standing, *value = told
    return Claim(standing=cast("Standing", standing), value="".join(value))


def fields(name: str) -> dict[str, Claim]:
    """What the team at the ferry line writes in a message."""
    return {field: claim(told) for field, told in FERRY[name]["fields"].items()}


def letter(name: str) -> str:
    """The message as its reader gets it."""
    envelope = {key: FERRY[name][key] for key in ("at", "sender") if key in FERRY[name]}
    return render_message(STANDARD, name, fields(name), "", {**envelope, "incident": "INC-7"})


def account() -> PostmortemWritten:
    """The account of the same incident."""
    return TypeAdapter(PostmortemWritten).validate_python(
        {"by": "incident-commander", "incident": "INC-7", **FILED["account"]}
    )


def examples() -> Iterator[str]:
    """The examples as the page has them, in the order of the standard."""
    for name, kind in STANDARD.messages.items():
        yield f"### {kind.title}\n\n"
        yield f"`{name}`, to {STANDARD.audiences[kind.audience][:1].lower()}{STANDARD.audiences[kind.audience][1:]}.\n\n"
        yield f"```text\n{letter(name).rstrip()}\n```\n\n"
    written = render_account(account(), {key: FILED[key] for key in ("at", "sender")} | {"incident": "INC-7"})
    yield f"### Postmortem\n\n`{ACCOUNT}`, to whoever wants to learn from it.\n\n```text\n{written.rstrip()}\n```\n\n"


def test_the_page_shows_every_message_as_the_program_renders_it(checkout: Path) -> None:
    """Word for word; HOTWASH_WRITE=1 writes it."""
    page = checkout / "docs" / "standards.md"
    text = page.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGINS)
    _, _, after = rest.partition(ENDS)
    made = f"{before}{BEGINS}\n{''.join(examples())}{ENDS}{after}"
    if os.environ.get("HOTWASH_WRITE") == "1":
        page.write_text(made, encoding="utf-8", newline="\n")
        text = made
    assert text == made


def test_there_is_an_example_of_each_type() -> None:
    """And of no other; the postmortem is framed apart, and holds what the standard asks of one."""
    assert list(FERRY) == list(STANDARD.messages)
    told, rules = account(), STANDARD.postmortem
    limits = [limit for limit in (rules.due["SEV2"],) if limit is not None]
    assert len(told.timeline) >= rules.moments
    assert len(told.causes) >= rules.causes
    assert [action.due_days * DAY <= limits[0] for action in told.actions] == [True] * 3
    assert {action.type for action in told.actions} == {"prevent", "detect", "mitigate"}


@pytest.mark.parametrize("name", FERRY)
def test_an_example_says_all_that_its_reader_asks(name: str) -> None:
    """Nothing is left blank that is not optional, and it is no longer than it may be."""
    kind, told = STANDARD.messages[name], letter(name)
    assert {field for field, asked in kind.fields.items() if not asked.optional} <= set(FERRY[name]["fields"])
    assert "not stated" not in told
    assert len(told.split()) <= kind.max_words


@pytest.mark.parametrize("name", FERRY)
def test_an_example_sounds_like_a_person(name: str) -> None:
    """Sentences that begin with a capital and end with a stop: no label with a colon and a word, as a form has them."""
    kind = STANDARD.messages[name]
    for field, asked in kind.fields.items():
        for standing, wording in asked.standings.items():
            said = wording.format("the search")
            assert said[0].isupper() or wording.startswith("{}"), (field, standing)
            assert said.endswith("."), (field, standing)
            opening = wording.partition(":")[0]
            assert ":" not in wording or len(opening.split()) > 1, (field, standing, wording)


@pytest.mark.parametrize("name", [name for name, kind in STANDARD.messages.items() if kind.public])
def test_a_public_example_holds_nothing_that_it_may_not(name: str) -> None:
    """No blame, no jargon, no promised recovery."""
    told = f" {letter(name).lower()} "
    lists = (*STANDARD.words.blame, *STANDARD.words.recovery_time, *STANDARD.words.jargon)
    assert [word for word in lists if f" {word} " in told.replace(".", " ").replace(",", " ")] == []
