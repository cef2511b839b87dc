"""What was acknowledged is on disk, and nothing is torn."""

import errno
import os
import stat
from hashlib import sha256
from io import BytesIO
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.log import Chain, InUse, Log, LogFile, MemoryLog, Touched, read, verify_chain


@pytest.fixture
def path(tmp_path):
    """Where Sawtooth is kept."""
    return tmp_path / "sawtooth.jsonl"


def play(log: Log) -> None:
    """The same few minutes on any kind of log."""
    log.append("command", 60_000, {"do": "acknowledge"}, durable=True)
    log.extend([("event", 60_000, {"n": 1}), ("event", 61_000, {"n": 2})], durable=False)
    log.seal()


def test_disk_and_memory_hold_the_same_bytes(path):
    """What is proved with a log in memory holds for a log on disk."""
    memory = MemoryLog({"title": "Sawtooth"})
    play(memory)
    with LogFile.create(path, {"title": "Sawtooth"}) as log:
        play(log)

    assert path.read_bytes() == memory.stored()


@given(cuts=st.lists(st.integers(0, 12), max_size=5))
def test_how_records_are_grouped_leaves_no_trace(cuts):
    """Live, all at once, or one by one: the same bytes."""
    records = [("event", 1_000 * n, {"n": n}) for n in range(12)]
    whole, grouped = MemoryLog({}), MemoryLog({})
    whole.extend(records, durable=False)
    edges = [0, *sorted(cuts), 12]
    for begin, end in pairwise(edges):
        grouped.extend(records[begin:end], durable=False)

    assert grouped.stored() == whole.stored()


def test_append_gives_the_number_of_the_line(path):
    """Which is what an acknowledgement says."""
    with LogFile.create(path, {}) as log:
        numbers = [log.append("event", 0, {}, durable=durable) for durable in (True, False)]

    assert numbers == [1, 2]


def test_a_durable_append_has_reached_the_disk_before_it_returns(path, monkeypatch):
    """Written, then synced; what came before and was not durable is synced with it."""
    synced = []
    with LogFile.create(path, {}) as log:
        monkeypatch.setattr(os, "fsync", lambda _: synced.append(verify_chain(path).lines))
        log.append("event", 0, {}, durable=False)
        log.append("command", 0, {}, durable=True)
        log.append("event", 0, {}, durable=False)

    assert synced == [3]


def test_a_new_log_has_its_name_on_disk(path, monkeypatch):
    """A file nobody can find is not durable: the directory is synced too."""
    synced = []
    monkeypatch.setattr(os, "fsync", lambda fd: synced.append(stat.S_ISDIR(os.fstat(fd).st_mode)))
    LogFile.create(path, {}).close()

    assert synced == [False, True]


def test_a_log_is_never_written_over(path):
    """An exercise that is there stays there."""
    LogFile.create(path, {"title": "Sawtooth"}).close()

    with pytest.raises(FileExistsError):
        LogFile.create(path, {"title": "Sawtooth"})


def test_a_header_that_cannot_be_written_leaves_no_file(path):
    """Either an exercise has begun, or there is nothing."""
    with pytest.raises(TypeError, match="not JSON serializable"):
        LogFile.create(path, {"cast": object()})

    assert not path.exists()


def test_closing_and_resuming_leaves_no_trace(path, playing):
    """An exercise may be put away between any two lines."""
    LogFile.create(path, {"title": "Sawtooth", "seed": 7}).close()
    for line in read(BytesIO(playing.stored()), Chain()):
        if line.seq:
            log, _, _ = LogFile.resume(path)
            with log:
                log.append(line.kind, line.t, line.body, durable=True)

    assert path.read_bytes() == playing.stored()


def test_resuming_gives_back_the_lines(path, playing):
    """What was said is there to be folded again."""
    path.write_bytes(playing.stored())
    log, lines, cut = LogFile.resume(path)
    log.close()

    assert ([line.kind for line in lines], log.seq, cut) == (
        ["header", "command", "event", "event", "driver", "command"],
        6,
        None,
    )


def test_a_last_line_torn_at_any_byte_is_cut_and_nothing_else(path, playing):
    """Power fails at any byte: the whole lines stay, the torn one goes, and it is said which."""
    kept, last = b"".join(playing.lines[:-1]), playing.lines[-1]
    for torn in range(1, len(last)):
        path.write_bytes(kept + last[:torn])
        log, lines, cut = LogFile.resume(path)
        log.close()

        assert (path.read_bytes(), len(lines), cut) == (kept, 5, last[:torn])


def test_a_seal_torn_at_any_byte_can_be_put_again(path, sealed):
    """A play whose seal was lost is sealed with the same bytes."""
    kept, seal = b"".join(sealed.lines[:-1]), sealed.lines[-1]
    for torn in range(len(seal)):
        path.write_bytes(kept + seal[:torn])
        log, _, _ = LogFile.resume(path)
        with log:
            log.seal()

        assert path.read_bytes() == sealed.stored()


def test_a_sealed_log_comes_back_sealed(path, sealed):
    """ENDEX is not undone by opening the file."""
    path.write_bytes(sealed.stored())
    log, _, _ = LogFile.resume(path)

    with log, pytest.raises(ValueError, match="play is sealed: no 'command' can follow the seal"):
        log.append("command", 600_000, {"do": "declare"}, durable=True)


@pytest.mark.parametrize(
    ("spoil", "named", "said"),
    [
        (lambda stored: stored + b"{", 8, "there is something after the seal"),
        (lambda stored: stored[:-1] + b" ", 7, "the newline after the seal is something else"),
        (lambda stored: stored.replace(b"wave", b"duck"), 3, "line 4 carries another hash of it"),
        (lambda stored: stored[:40], 1, "there is no whole first line, so nothing was ever acknowledged"),
        (lambda _: b"", 1, "there is no whole first line, so nothing was ever acknowledged"),
    ],
    ids=["after-the-seal", "newline-of-the-seal", "body", "only-half-a-header", "empty"],
)
def test_anything_but_a_torn_line_is_refused_and_left_alone(path, sealed, spoil, named, said):
    """Recovery never repairs what somebody touched."""
    path.write_bytes(spoil(sealed.stored()))

    with pytest.raises(Touched, match=f"line {named} was touched: {said}"):
        LogFile.resume(path)
    assert path.read_bytes() == spoil(sealed.stored())


def test_who_makes_every_line_again_need_not_have_their_spelling_read(path):
    """Then only the first line's is: the others are compared by the caller, byte for byte."""
    header = MemoryLog({"title": "Sawtooth"}).lines[0]
    prev = sha256(header[:-1]).hexdigest()
    spaced = header + b'{"body": {}, "kind":"event","prev":"%b","seq":1,"t":0}\n' % prev.encode()
    path.write_bytes(spaced)
    log, lines, _ = LogFile.resume(path, respell=False)
    log.close()
    with pytest.raises(Touched, match="line 2 was touched: not spelled as it was written"):
        LogFile.resume(path)
    path.write_bytes(header.replace(b":", b": ", 1))
    with pytest.raises(Touched, match="line 1 was touched: not spelled as it was written"):
        LogFile.resume(path, respell=False)

    assert [line.raw for line in lines] == spaced.splitlines()


def test_a_second_writer_is_refused(path):
    """Two hosts cannot play one exercise."""
    with LogFile.create(path, {}), pytest.raises(InUse) as caught:
        LogFile.resume(path)

    assert (
        str(caught.value)
        == f"{path} is being played in another terminal: leave it there first, or lead it from here with facilitate"
    )


def test_a_writer_that_is_gone_keeps_nobody_out(path):
    """There is no lock file to delete by hand."""
    LogFile.create(path, {}).close()
    log, _, _ = LogFile.resume(path)
    log.close()

    assert log.seq == 1


def test_a_log_in_play_can_be_read(path):
    """The lock is between writers."""
    with LogFile.create(path, {}) as log:
        log.append("event", 0, {}, durable=False)

        assert verify_chain(path).lines == 2


@pytest.mark.parametrize(
    "make", [lambda path: LogFile.create(path, {}), lambda _: MemoryLog({})], ids=["disk", "memory"]
)
def test_a_batch_with_one_bad_record_adds_none(path, make):
    """All or nothing, and the log goes on."""
    log = make(path)
    with pytest.raises(ValueError, match="time goes backwards: 1 ms after 2 ms"):
        log.extend([("event", 2, {}), ("event", 1, {})], durable=True)
    log.append("event", 1, {}, durable=True)
    log.close()

    assert (log.seq, log.t) == (2, 1)


def test_an_interrupt_in_the_middle_of_a_write_leaves_whole_lines(path, monkeypatch):
    """Ctrl-C is not a torn line."""
    write = os.write

    def interrupted(descriptor, data):
        write(descriptor, data[:20])
        raise KeyboardInterrupt

    with LogFile.create(path, {}) as log:
        monkeypatch.setattr(os, "write", interrupted)
        with pytest.raises(KeyboardInterrupt):
            log.append("event", 0, {"lost": True}, durable=True)
        monkeypatch.setattr(os, "write", write)
        log.append("event", 0, {"lost": False}, durable=True)

    assert verify_chain(path).lines == 2


def test_a_write_the_system_takes_in_parts_is_finished(path, monkeypatch):
    """A short write is not an error."""
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, data[:7]))
    with LogFile.create(path, {}) as log:
        log.append("event", 0, {}, durable=False)

    assert verify_chain(path).lines == 2


def test_after_a_failed_sync_the_log_refuses_to_go_on(path, monkeypatch):
    """A disk that failed once may have dropped what it had promised: resuming finds out what can be read."""

    def failing(_):
        raise OSError(errno.EIO, "Input/output error")

    sync = os.fsync
    with LogFile.create(path, {}) as log:
        monkeypatch.setattr(os, "fsync", failing)
        with pytest.raises(OSError, match="Input/output error: none of the 1 new lines was kept"):
            log.append("command", 0, {}, durable=True)
        monkeypatch.setattr(os, "fsync", sync)
        with pytest.raises(OSError, match="may not have reached the disk: resume it"):
            log.append("command", 0, {}, durable=True)

    assert verify_chain(path).lines == 1


def test_an_evaluation_is_kept_beside_its_play(path, tmp_path, sealed):
    """The second chain resumes on the seal it hangs on, and on no other."""
    path.write_bytes(sealed.stored())
    beside = tmp_path / "sawtooth.evaluation.jsonl"
    with LogFile.create(beside, {"by": "Imani"}, anchor=sealed.head, t=sealed.t) as log:
        log.append("evaluation", sealed.t, {"rates": "inform", "as": "P"}, durable=True)
    log, lines, _ = LogFile.resume(beside, anchor=sealed.head)
    log.close()

    assert [line.kind for line in lines] == ["anchor", "evaluation"]
    with pytest.raises(Touched, match="line 1 was touched: it begins another chain"):
        LogFile.resume(beside, anchor=verify_chain(sealed.stored()).head[::-1])
