"""Garbage is not looked for while a screen begins: nearly all that is made then stays.

Python's collector would look through all of it again and again, a tenth of the time until the desk stands.
So nothing is looked for while a display is imported, and again from the first frame until the desk has settled; then it is
collected once, and what is there by then is never looked at again, which also keeps later passes short.
What an app has changed it changes back; what was imported stays aside until an app lets go of everything.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

SETTLED_S: Final = 1.0
"""Seconds of wall time after which all that an exercise begins with is there, counted from when it is open."""


@contextmanager
def all_stays() -> Iterator[None]:
    """Look for no garbage meanwhile, and leave aside what is there afterwards: what an import makes stays."""
    looked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if looked:
            gc.enable()


def hold() -> None:
    """Look for no garbage from now on."""
    gc.disable()


def settle() -> None:
    """Collect once, leave aside what is there now, and look for garbage again."""
    gc.collect()
    gc.freeze()
    gc.enable()


def let_go() -> None:
    """Look for garbage as Python does by itself, also in what was set aside."""
    gc.unfreeze()
    gc.enable()
