"""What a forger may try who recomputes every hash."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from simulator.cli import main
from simulator.domain.commands import Observe
from simulator.domain.exercise import RULES
from simulator.host.evaluation import evaluate, evaluation_of
from simulator.log import Chain, Touched, canonical, read, seal_body
from simulator.log.records import encode


@pytest.fixture
def log(waves, tmp_path, monkeypatch, capsys):
    """The log of a finished exercise."""
    monkeypatch.setenv("HOTWASH_HOME", str(tmp_path / "home"))
    assert main(["run", str(waves), "--team", "always-escalate", "--json"]) == 0
    return Path(json.loads(capsys.readouterr().out)["log"])


def forge(log, change):
    """Change lines, and chain everything anew up to a seal that fits; returns the line, from 1, that was changed."""
    with log.open("rb") as stream:
        lines = list(read(stream, Chain()))
    chain, forged, touched = Chain(), b"", 0
    for line in lines[:-1]:
        body = json.loads(json.dumps(dict(line.body)))
        if not touched and change(line.kind, body):
            touched = line.seq + 1
        forged += chain.link(line.kind, line.t, body)
    log.write_bytes(forged + chain.link("seal", chain.t, seal_body(chain)))
    return touched


def verified(log, capsys):
    """Return (exit code, proof)."""
    code = main(["verify", str(log), "--json"])
    return code, json.loads(capsys.readouterr().out)


def renamed(kind, body):
    """Another commander."""
    if kind == "event" and body["is"] == "Declared":
        body["title"] = "Nothing to see"
        return True
    return False


def test_an_edited_event_is_found_by_playing_again(log, capsys):
    """The chain is whole, and the event does not follow."""
    line = forge(log, renamed)

    assert verified(log, capsys)[1] | {"log_sha256": ""} == {
        "ok": False,
        "lines": log.read_bytes().count(b"\n"),
        "first_wrong": line,
        "why": "it does not follow from what was commanded before it",
        "sealed": True,
        "replayed": False,
        "torn_bytes": 0,
        "log_sha256": "",
    }


def test_a_line_that_is_no_record_is_named(log, capsys):
    """Not the first line, but that one."""

    def nonsense(kind, body):
        if kind == "event" and body["is"] == "Acknowledged":
            body["by"] = 5
            return True
        return False

    line = forge(log, nonsense)
    code, proof = verified(log, capsys)

    assert (code, proof["first_wrong"], proof["why"].startswith("Acknowledged.by: ")) == (1, line, True)


def test_other_rules_are_no_way_around_the_second_run(log, capsys):
    """A forger who claims that an older engine wrote it has proven nothing: exit 1, and why."""
    forge(log, renamed)
    forge(log, lambda kind, body: kind == "header" and body.update(rules=RULES + 1) is None)
    code, proof = verified(log, capsys)

    assert (code, proof["ok"], proof["replayed"], proof["first_wrong"]) == (1, False, False, None)
    assert proof["why"].startswith(f"this log was played under rules {RULES + 1}, ")


def test_a_header_of_nonsense_is_one_line(log, capsys):
    """No part of it is trusted to be text."""
    forge(log, lambda kind, body: kind == "header" and body["standard"].update(json={}) is None)

    assert main(["verify", str(log)]) == 1
    assert "line 1 does not hold: the header's standard is not what its hash says" in capsys.readouterr().out


def test_what_was_noted_afterwards_is_proven_too(log, capsys):
    """One word of an evaluator's observation."""
    evaluate(log.parent, Observe(at=0, text="They spoke calmly."))
    evaluate(log.parent, Observe(at=1, text="Nobody interrupted."))
    assert verified(log, capsys)[0] == 0
    second = log.parent / "evaluation.jsonl"
    second.write_bytes(second.read_bytes().replace(b"calmly", b"loudly"))
    code, proof = verified(log, capsys)

    assert (code, proof["why"].startswith("evaluation.jsonl: ")) == (1, True)


@pytest.fixture
def noted(log):
    """The same, with two observations; gives the file they stand in."""
    evaluate(log.parent, Observe(at=0, text="They spoke calmly."))
    evaluate(log.parent, Observe(at=1, text="Nobody interrupted."))
    return log.parent / "evaluation.jsonl"


def spoil(file, change):
    """Change the last line, and leave everything before it as it was."""
    *before, last = file.read_bytes().splitlines(keepends=True)
    data = json.loads(last)
    change(data)
    file.write_bytes(b"".join([*before, canonical.encode(data) + b"\n"]))


@pytest.mark.parametrize(
    "change",
    [
        lambda line: line["body"]["record"].update(text="Everybody interrupted."),
        lambda line: line["body"].update(sha256="0" * 64),
        lambda line: line["body"].pop("sha256"),
        lambda line: line.update(body=line["body"]["record"]),
        lambda line: line.update(t=line["t"] + 1),
    ],
    ids=["other words", "another hash", "no hash", "as if it were old", "another time"],
)
def test_the_last_line_of_evaluation_vouches_for_itself(log, noted, capsys, change):
    """Nothing comes after it to carry its hash."""
    spoil(noted, change)
    code, proof = verified(log, capsys)

    assert (code, proof["first_wrong"], proof["why"].startswith("evaluation.jsonl: ")) == (1, 3, True)
    with pytest.raises(Touched, match=r"line 3 was touched.*put that file aside"):
        evaluate(log.parent, Observe(at=2, text="And now it is vouched for."))


def test_a_chain_from_before_lines_had_hashes_of_their_own_is_read_and_gone_on_with(log, noted, capsys):
    """What was kept stays kept."""
    with noted.open("rb") as stream:
        anchor = json.loads(stream.readline())
    chain = Chain(anchor["prev"])
    old = chain.link("anchor", anchor["t"], {"play": anchor["prev"]})
    old += chain.link("evaluation", anchor["t"], encode(Observe(at=0, text="They spoke calmly.")))
    noted.write_bytes(old)
    evaluate(log.parent, Observe(at=5, text="Still calm."))

    assert evaluation_of(log.parent) == [
        Observe(at=0, text="They spoke calmly."),
        Observe(at=5, text="Still calm."),
    ]
    assert verified(log, capsys)[0] == 0


def test_a_torn_line_of_evaluation_was_never_acknowledged(log, noted):
    """The report is written from what was."""
    with noted.open("ab") as stream:
        stream.write(b'{"body":{"rec')

    assert evaluation_of(log.parent) == [
        Observe(at=0, text="They spoke calmly."),
        Observe(at=1, text="Nobody interrupted."),
    ]


def test_verify_gives_the_hash_that_shows_a_later_cut(log, noted, capsys):
    """Nothing marks the end of evaluation; whoever notes the hash can hold it against another day's."""
    main(["verify", str(log)])
    last = noted.read_bytes().splitlines()[-1]

    assert f"the hash of the last: {sha256(last).hexdigest()}" in capsys.readouterr().out


def test_a_cut_tail_is_found_without_a_second_run(log, capsys):
    """A seal that is gone is said."""
    log.write_bytes(b"".join(log.read_bytes().splitlines(keepends=True)[:-1]))
    code, proof = verified(log, capsys)

    assert (code, proof["sealed"], proof["ok"]) == (1, False, False)


@pytest.mark.parametrize("cut", [0, 20], ids=["without its seal", "with half a seal"])
def test_a_log_cut_at_its_end_is_one_story_for_verify_and_score(log, cut, capsys):
    """What a crash leaves is passed over by both, and both say that play has not ended or that its end is missing."""
    whole = log.read_bytes()
    seal = whole[whole.rstrip(b"\n").rfind(b"\n") + 1 :]
    log.write_bytes(whole[: len(whole) - len(seal)] + seal[:cut])
    told = []
    for command in ("verify", "score"):
        assert main([command, str(log)]) == 1
        printed = capsys.readouterr()
        told.append("not sealed: play has not ended, or its end is missing" in printed.out + printed.err)
        if command == "verify":
            assert ("then a torn line of 20 bytes" in printed.out) == bool(cut)

    assert told == [True, True]


@pytest.mark.parametrize("command", ["replay", "score", "report"])
def test_what_looks_back_waits_for_the_end_unless_told_not_to(log, command, capsys):
    """Before ENDEX it would tell the players what is really wrong; the way out stands with it."""
    log.write_bytes(b"".join(log.read_bytes().splitlines(keepends=True)[:-1]))
    refused = main([command, str(log), *(["--plain"] if command == "replay" else [])])
    said = capsys.readouterr()
    looked = main([command, str(log), "--before-endex"])

    assert (refused, said.out, looked) == (1, "", 0)
    assert "this would tell what is really wrong" in said.err
    assert f"{command} {log} --before-endex" in said.err
    assert "is not finished" in capsys.readouterr().err
