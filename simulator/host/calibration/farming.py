"""Many teams on many hands: in this process, in a pool of processes, or on a Dask cluster that is there.

The work is cut into chunks of team numbers, the same wherever it is done; who is done first is told first, and whoever
puts the results together does so by number. So hands change how long it takes, and nothing else.
"""

import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from itertools import chain
from typing import Final

from simulator.host.calibration.outcome import Outcome, simulate

CHUNK: Final = 24
"""Teams in one piece of work: enough that handing it over costs nothing, few enough to show that it goes on."""
Farm = Callable[[str, Sequence[range]], Iterator[tuple[Outcome, ...]]]
"""Given a header and chunks of team numbers, the outcomes of each chunk as they come."""


class NoDask(ImportError):
    """The extra is not installed."""


class NoCluster(OSError):
    """No Dask scheduler answers at this address."""


def chunks(numbers: Iterable[int]) -> list[range]:
    """Return the chunks in which these teams lie, whole: chunk 0 is teams 0 to 23, whoever asks for how many."""
    wanted = sorted({number // CHUNK for number in numbers})
    return [range(one * CHUNK, (one + 1) * CHUNK) for one in wanted]


def here(header: str, work: Sequence[range]) -> Iterator[tuple[Outcome, ...]]:
    """Play in this process, one chunk after another."""
    return (simulate(header, numbers) for numbers in work)


def pool(workers: int, play: Callable[[str, range], tuple[Outcome, ...]] = simulate) -> Farm:
    """Return a farm of so many processes, each of which plays one chunk after another."""

    def farm(header: str, work: Sequence[range]) -> Iterator[tuple[Outcome, ...]]:
        if workers == 1 or len(work) <= 1:
            yield from here(header, work)
            return
        with ProcessPoolExecutor(workers, mp_context=_context(), initializer=_deaf) as executor:
            try:
                going = [executor.submit(play, header, numbers) for numbers in work]
                for done in as_completed(going):
                    yield done.result()
            finally:
                executor.shutdown(wait=False, cancel_futures=True)

    return farm


def _context() -> multiprocessing.context.BaseContext:
    """Return how processes begin: from a clean server where there is one, because a fork copies threads' locks."""
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    return multiprocessing.get_context(method)


def _deaf() -> None:
    """Leave Ctrl-C to the process that hands out work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def dask(address: str) -> Farm:
    """Return a farm on the Dask cluster whose scheduler is at this address; its workers need hotwash, too.

    Raises NoDask without the extra; the farm raises NoCluster if nobody answers.
    """
    try:
        from distributed import Client, as_completed  # noqa: PLC0415  # an extra, and slow to import
    except ImportError:
        message = "a Dask cluster needs one more library: pip install 'hotwash[dask]'; or take --workers"
        raise NoDask(message) from None

    def farm(header: str, work: Sequence[range]) -> Iterator[tuple[Outcome, ...]]:
        try:
            client = Client(address, timeout="10s", set_as_default=False)
        except (OSError, ValueError, TimeoutError) as silent:
            message = f"no Dask scheduler answers at {address}: {silent}"
            raise NoCluster(message) from silent
        with client, client.as_current():
            shared = client.scatter(header, broadcast=True, hash=False)
            going = [client.submit(simulate, shared, numbers, pure=False) for numbers in work]
            try:
                for done in as_completed(going):
                    yield done.result()
            finally:
                client.cancel(going)

    return farm


def in_order(done: Iterable[tuple[Outcome, ...]], teams: int) -> list[Outcome]:
    """Return the outcomes of the first `teams` teams by number, as far as they are there, each once."""
    there = {outcome.number: outcome for outcome in chain.from_iterable(done) if outcome.number < teams}
    return [there[number] for number in sorted(there)]
