"""One unfinished letter on disk: written at a pause, forgotten when it has gone."""

from simulator.host.plain.context import Context
from simulator.host.writing import Drafts, Kept, Letter


class Keeping:
    """Keeps one letter, under one name."""

    def __init__(self, context: Context, kept: Kept | None) -> None:
        self.kept = kept
        """As it was last put on disk; None: it never was."""
        self.gone = False
        """It has been sent: it is forgotten when it is left."""
        self._context = context
        self._drafts = Drafts(context.session.folder, context.standard)
        self._dirty = False

    def changed(self) -> None:
        """Something in it is not on disk yet."""
        self._dirty = True

    def park(self, letter: Letter) -> Kept | None:
        """Put it on disk if it has changed, and return it; None if nothing was ever written. Raises OSError."""
        if self._dirty:
            name = self.kept.name if self.kept is not None else self._drafts.free()
            context = self._context
            kept = Kept(name=name, letter=letter, t=context.now, roles=context.known.mine)
            self._drafts.keep(kept)
            self.kept, self._dirty = kept, False
        return self.kept

    def close(self, letter: Letter) -> None:
        """Leave it: kept, or forgotten if it has gone. Raises OSError."""
        if not self.gone:
            self.park(letter)
        elif self.kept is not None:
            self._drafts.drop(self.kept.name)
