"""Garbage is not looked for while an exercise opens: nearly all that is made then stays.

Python's collector would look through all of it again and again, a tenth of the time until the desk stands. So it is held
until the desk has settled, collects once, and never looks at what was there by then again, which also keeps its later
passes short. What an app has changed it changes back: nothing of this outlives it.
"""

import gc
from typing import Final

SETTLED_S: Final = 1.0
"""Seconds of wall time after which all that an exercise begins with is there, counted from when it is open."""


def hold() -> None:
    """Look for no garbage from now on."""
    gc.disable()


def settle() -> None:
    """Collect once, leave aside what is there now, and look for garbage again."""
    gc.collect()
    gc.freeze()
    gc.enable()


def let_go() -> None:
    """Leave the collector as it was found."""
    gc.unfreeze()
    gc.enable()
