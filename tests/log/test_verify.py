"""Whoever touches a log is found, and the line is named."""

from hashlib import sha256

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from simulator.log import Chain, MemoryLog, sha256_of, verify_chain
from simulator.log.chain import LONGEST


def small() -> bytes:
    """A sealed log for the property tests, which take no fixtures."""
    log = MemoryLog({"title": "Sawtooth"})
    log.extend([("event", 1_000 * n, {"n": n}) for n in range(5)], durable=False)
    log.seal()
    return log.stored()


SMALL = small()


def test_an_untouched_sealed_log_is_whole(sealed):
    """Nothing is missing and nothing was changed."""
    verdict = verify_chain(sealed.stored())

    assert (verdict.ok, verdict.lines, verdict.sealed, verdict.why) == (True, 7, True, "")


def test_a_log_on_disk_is_checked_where_it_lies(sealed, tmp_path):
    """A path says the same as the bytes."""
    path = tmp_path / "sawtooth.jsonl"
    path.write_bytes(sealed.stored())

    assert verify_chain(path) == verify_chain(sealed.stored())


def test_any_byte_flipped_names_exactly_its_line(sealed):
    """Every byte of every line counts: text, spelling, hashes, newlines, the seal."""
    stored = sealed.stored()
    line_of = [number for number, line in enumerate(sealed.lines, start=1) for _ in line]
    missed = [
        (place, mask)
        for place, number in enumerate(line_of)
        for mask in (0x01, 0x02, 0x20, 0x80, 0xFF)
        if verify_chain(stored[:place] + bytes([stored[place] ^ mask]) + stored[place + 1 :]).first_touched
        != number
    ]

    assert missed == []


def test_any_digit_changed_to_any_other_names_exactly_its_line(sealed):
    """The forger's change keeps the JSON valid: a later time, a rounder figure, another hash."""
    stored = sealed.stored()
    line_of = [number for number, line in enumerate(sealed.lines, start=1) for _ in line]
    missed = [
        (place, digit)
        for place, number in enumerate(line_of)
        if stored[place : place + 1].isdigit()
        for digit in b"0123456789"
        if digit != stored[place]
        and verify_chain(stored[:place] + bytes([digit]) + stored[place + 1 :]).first_touched != number
    ]

    assert missed == []


def test_a_line_replaced_by_one_just_as_well_made_is_named(sealed):
    """The forger spells correctly and keeps number, hash and time."""
    forged = sealed.lines[3].replace("Zoë".encode(), b"nobody")
    verdict = verify_chain(b"".join([*sealed.lines[:3], forged, *sealed.lines[4:]]))

    assert (verdict.first_touched, verdict.why) == (4, "line 5 carries another hash of it")


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        (b'","seq"', b'", "seq"'),
        (b'"kind":"seal"', b'"kind":"sea\\u006c"'),
        (b'"kind":"seal"', b'"kind":"event","kind":"seal"'),
        (b'"lines":6,"t":600000', b'"t":600000,"lines":6'),
        (b'"lines":6', b'"lines":6.0'),
        (b"600000", b"600001"),
        (b'{"body"', b'\xef\xbb\xbf{"body"'),
        (b"}\n", b"}\r\n"),
        (b"}\n", b',"x":0}\n'),
    ],
    ids=[
        "space",
        "escape",
        "key-twice",
        "key-order",
        "float",
        "time",
        "byte-order-mark",
        "crlf",
        "sixth-key",
    ],
)
def test_a_seal_spelled_otherwise_is_touched(sealed, was, becomes):
    """No successor vouches for the seal, so its spelling alone must give it away."""
    respelled = sealed.lines[6].replace(was, becomes)

    assert verify_chain(b"".join([*sealed.lines[:6], respelled])).first_touched == 7


def test_what_stands_before_the_touched_line_is_still_vouched_for(sealed):
    """The verdict counts what can be relied on."""
    forged = sealed.lines[3].replace("Zoë".encode(), b"nobody")
    verdict = verify_chain(b"".join([*sealed.lines[:3], forged, *sealed.lines[4:]]))

    assert (verdict.lines, verdict.head) == (3, sha256(sealed.lines[2].removesuffix(b"\n")).hexdigest())


@pytest.mark.parametrize(
    ("order", "named"),
    [
        ([0, 1, 3, 4, 5, 6], 3),
        ([0, 1, 3, 2, 4, 5, 6], 3),
        ([0, 1, 2, 2, 3, 4, 5, 6], 4),
        ([1, 2, 3, 4, 5, 6], 1),
        ([0, 1, 2, 3, 4, 6], 6),
        ([0, 1, 2, 3, 4, 5, 6, 6], 8),
        ([0, 0], 2),
        ([], 1),
    ],
    ids=["removed", "swapped", "twice", "beheaded", "before-the-seal", "two-seals", "two-headers", "empty"],
)
def test_lines_cannot_be_moved(sealed, order, named):
    """A line has its place."""
    assert verify_chain(b"".join(sealed.lines[n] for n in order)).first_touched == named


@pytest.mark.parametrize("kept", range(1, 7))
def test_lines_cut_from_the_end_show_because_the_seal_is_gone(sealed, kept):
    """What is left is in order, and the verdict says what it cannot say."""
    verdict = verify_chain(b"".join(sealed.lines[:kept]))

    assert (verdict.ok, verdict.lines, verdict.sealed, verdict.why) == (
        True,
        kept,
        False,
        "it is not sealed: nothing shows whether lines were cut from its end",
    )


def test_a_torn_last_line_is_said(playing):
    """A log that was being written when the power went."""
    verdict = verify_chain(playing.stored()[:-9])

    assert (verdict.first_touched, verdict.why) == (6, "torn: it does not end with a newline")


def test_a_log_rewritten_to_its_end_is_for_the_re_run_to_find():
    """The limit of a chain: who rewrites everything after a line leaves no trace in it, only another head."""
    honest, forged = MemoryLog({"title": "Sawtooth"}), MemoryLog({"title": "Sawtooth"})
    honest.append("command", 900_000, {"do": "declare"}, durable=True)
    forged.append("command", 60_000, {"do": "declare"}, durable=True)
    honest.seal()
    forged.seal()

    assert (verify_chain(forged.stored()).ok, honest.head == forged.head) == (True, False)


def test_an_evaluation_is_checked_against_its_seal(sealed):
    """It is in order for the play it judges."""
    evaluation = MemoryLog({"by": "Imani"}, anchor=sealed.head, t=sealed.t)
    evaluation.append("evaluation", sealed.t, {"rates": "inform", "as": "P"}, durable=True)
    verdict = verify_chain(evaluation.stored(), anchor=sealed.head)

    assert (verdict.ok, verdict.lines, verdict.why) == (True, 2, "")


def test_an_evaluation_of_another_play_is_named(sealed):
    """Good ratings cannot be carried over."""
    evaluation = MemoryLog({"by": "Imani"}, anchor=Chain().head)

    assert verify_chain(evaluation.stored(), anchor=sealed.head).first_touched == 1


def test_a_line_without_end_is_refused_before_it_is_read():
    """A reader holds eight MiB of a line, and no more."""
    verdict = verify_chain(SMALL + b"[" * (LONGEST + 2))

    assert (verdict.first_touched, verdict.why) == (8, "longer than 8,388,608 bytes")


def test_the_sum_of_an_exercise_is_that_of_its_stored_bytes(sealed, tmp_path):
    """The same in memory, on disk, and for anyone with sha256sum."""
    path = tmp_path / "sawtooth.jsonl"
    path.write_bytes(sealed.stored())

    assert sha256_of(path) == sealed.sha256() == sha256(sealed.stored()).hexdigest()


@given(st.binary() | st.binary().map(lambda end: SMALL + end))
@example(b"[" * 100_000 + b"\n")
@example(b'{"body":1e999}\n')
@example(b'{"body":NaN}\n')
@example(b'{"body":"\\ud800"}\n')
@example(b"9" * 5_000 + b"\n")
@example(b"\xff\xfe{\x00}\x00\n\x00")
def test_no_bytes_make_it_raise(stored):
    """Whatever is handed in, there is a verdict."""
    assert verify_chain(stored).ok == (stored == SMALL)


@given(st.integers(0, len(SMALL)), st.integers(0, len(SMALL)), st.binary(max_size=40))
def test_no_piece_exchanged_goes_unseen(one, other, piece):
    """Any stretch of a sealed log, replaced by anything: touched, or cut so that the seal is gone."""
    begin, end = sorted((one, other))
    stored = SMALL[:begin] + piece + SMALL[end:]
    verdict = verify_chain(stored)

    assert (verdict.ok and verdict.sealed) == (stored == SMALL)
