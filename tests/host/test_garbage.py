"""While something is imported no garbage is looked for, and the collector is as it was afterwards."""

import gc

import pytest

from simulator.host.garbage import all_stays


@pytest.fixture(autouse=True)
def _as_it_was():
    """Whatever a test leaves, the next one finds a collector that looks at everything."""
    yield
    gc.unfreeze()
    gc.enable()


@pytest.mark.parametrize("looks", [True, False])
def test_no_garbage_is_looked_for_meanwhile_and_what_was_made_is_set_aside(looks):
    """Whoever had the collector off still has."""
    gc.unfreeze()
    if not looks:
        gc.disable()
    with all_stays():
        meanwhile = gc.isenabled()

    assert (meanwhile, gc.isenabled(), gc.get_freeze_count() > 0) == (False, looks, True)


def test_an_import_that_fails_leaves_the_collector_as_it_was():
    """The lines that are played instead need it."""
    with pytest.raises(ImportError), all_stays():
        raise ImportError

    assert gc.isenabled()
