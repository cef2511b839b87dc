"""Unfinished letters: none is lost, whatever happens to the program, and none is sent twice."""

import json
import os
import signal
import stat
import subprocess
import sys
from dataclasses import replace
from textwrap import dedent

import pytest

from simulator.host.writing import DRAFTS, Drafts, Kept, Letter, waiting
from simulator.host.writing.drafts import DAMAGED, PART

POST = "status-investigating"
SEATS = ("incident-commander", "on-call-engineer", "communications-lead")


@pytest.fixture
def context(writer):
    """Somebody with every seat."""
    return writer()


@pytest.fixture
def drafts(context):
    """The drafts of that exercise."""
    return Drafts(context.session.folder, context.standard)


def draft(context, name="D1", scope="all sites", roles=SEATS, **changes):
    letter = replace(Letter.begin(POST, context).write("scope", scope), **changes)
    return Kept(name=name, letter=letter, t=context.now, roles=roles)


def test_a_draft_comes_back_as_it_was(context, drafts):
    """Every sentence, how sure, where from, and one's own words."""
    kept = draft(
        context, own="Später mehr — \u202e and more.", channel="status-page", incident="INC-1", signs=SEATS[0]
    )
    drafts.keep(kept)

    assert drafts.all() == (kept,)


def test_several_are_kept_at_once(context, drafts):
    """A later version takes the place of its own earlier one only."""
    drafts.keep(draft(context, "D1", "one"))
    drafts.keep(draft(context, "D2", "two"))
    drafts.keep(draft(context, "D1", "one, again"))

    assert [(one.name, one.letter["scope"].value) for one in drafts.all()] == [
        ("D2", "two"),
        ("D1", "one, again"),
    ]


def test_a_free_name_is_nobodys(context, drafts):
    """The smallest number."""
    drafts.keep(draft(context, "D1"))
    drafts.keep(draft(context, "D3"))

    assert drafts.free() == "D2"


def test_a_dropped_draft_is_gone_and_the_others_stay(context, drafts):
    """Dropping what is not there is nothing."""
    drafts.keep(draft(context, "D1"))
    drafts.keep(draft(context, "D2"))
    drafts.drop("D1")
    drafts.drop("D7")

    assert [one.name for one in drafts.all()] == ["D2"]


def test_only_its_owner_reads_the_file(context, drafts):
    """Even where a file with other rights was left behind."""
    (context.session.folder / PART).write_text("left over")
    (context.session.folder / PART).chmod(0o644)
    drafts.keep(draft(context))

    assert oct(stat.S_IMODE((context.session.folder / DRAFTS).stat().st_mode)) == "0o600"


def test_a_resumed_exercise_has_its_drafts(context, drafts, writer):
    """They lie beside the log, and are not in it."""
    drafts.keep(draft(context))
    again = writer(declared=False, session=context.session)

    assert [one.name for one in waiting(Drafts(again.session.folder, again.standard).all(), again)] == ["D1"]


def test_a_write_that_dies_in_the_middle_leaves_the_old_drafts(context, drafts, monkeypatch):
    """The new file takes the old one's place only when it is whole."""
    drafts.keep(draft(context, scope="first"))

    def dies(_):
        raise OSError(28, "No space left on device")

    second = draft(context, scope="second")
    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", dies)
        with pytest.raises(OSError, match="No space left"):
            drafts.keep(second)

    assert [one.letter["scope"].value for one in drafts.all()] == ["first"]


def test_a_kill_in_the_middle_of_writing_loses_nothing_that_was_kept(context, drafts):
    """Whenever it comes: what was kept last, or what was just being kept, can be read."""
    drafts.keep(draft(context, scope="0"))
    program = dedent(f"""
        import json, sys
        from pathlib import Path
        from simulator.host.writing.drafts import Drafts
        drafts = Drafts(Path({str(context.session.folder)!r}), None)
        [kept] = drafts._stored()
        for number in range(1_000_000):
            kept["sentences"]["scope"]["value"] = str(number)
            kept["own"] = "x" * 7_000
            drafts._write([kept])
            print(number, flush=True)
    """)
    wrong = []
    for count in (1, 5, 20):
        with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as writing:
            assert writing.stdout is not None
            told = [writing.stdout.readline() for _ in range(count)]
            writing.send_signal(signal.SIGKILL)
        [kept] = drafts.all()
        if int(kept.letter["scope"].value) < int(told[-1]):
            wrong.append((told[-1], kept.letter["scope"].value))

    assert wrong == []


@pytest.mark.parametrize("stored", ["", "{", "[]", '{"hotwash_drafts": 2}', "\x00\x01", "[" * 100_000])
def test_a_damaged_file_is_put_aside_and_not_overwritten(context, drafts, stored):
    """What can be saved from it, a person can save."""
    (context.session.folder / DRAFTS).write_text(stored)
    there = drafts.all()
    drafts.keep(draft(context))

    assert (there, (context.session.folder / DAMAGED).read_text(), len(drafts.all())) == ((), stored, 1)


@pytest.mark.parametrize(
    "change",
    [
        {"type": "no-such-type"},
        {"own": 7},
        {"own": "x" * 8_001},
        {"sentences": None},
        {"sentences": {"scope": {"value": "x"}}},
        {"roles": "everybody"},
        {"t": None},
    ],
)
def test_what_is_no_draft_is_passed_over(context, drafts, change):
    """And is still there after the next one has been kept."""
    drafts.keep(draft(context, "D1"))
    path = context.session.folder / DRAFTS
    data = json.loads(path.read_text(encoding="utf-8"))
    data["drafts"][0] |= change
    path.write_text(json.dumps(data), encoding="utf-8")
    drafts.keep(draft(context, "D2"))

    assert ([one.name for one in drafts.all()], len(json.loads(path.read_text())["drafts"])) == (["D2"], 2)


def test_a_standing_that_is_none_is_not_believed(context, drafts):
    """The sentence stays as sure as it begins."""
    drafts.keep(draft(context))
    path = context.session.folder / DRAFTS
    path.write_text(path.read_text(encoding="utf-8").replace('"confirmed"', '"certain"'), encoding="utf-8")

    assert {one.standing for kept in drafts.all() for one in kept.letter.sentences} <= {
        "confirmed",
        "unknown",
    }


def test_only_who_has_all_the_writers_roles_reads_a_draft(context, drafts, writer):
    """The engineer's draft may hold what the others may not read."""
    drafts.keep(draft(context, roles=("on-call-engineer",)))
    lead = writer(roles=("communications-lead",), declared=False, session=context.session)

    assert [len(waiting(drafts.all(), seat)) for seat in (context, lead)] == [1, 0]


def test_what_was_sent_before_it_could_be_forgotten_is_not_offered_again(context, drafts, writer):
    """A kill may come between the two."""
    kept = draft(context)
    drafts.keep(kept)
    drafts.keep(draft(context, "D2", "two regions"))
    context.session.submit(kept.letter.command(context))
    after = writer(declared=False, session=context.session)

    assert [one.name for one in waiting(drafts.all(), after)] == ["D2"]


def test_the_latest_draft_comes_first(context, drafts):
    """By the exercise's clock."""
    drafts.keep(draft(context, "D1"))
    drafts.keep(replace(draft(context, "D2"), t=context.now + 1))

    assert [one.name for one in waiting(drafts.all(), context)] == ["D2", "D1"]
