"""The lobby: go on, choose a drill and how to play it, open what was played; it returns what one would have typed."""

from typing import ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from simulator.host.lobby import Lobby, Offer, lobby, minutes, played_by, total_of, when
from simulator.host.settings import Settings
from simulator.host.store import Kept
from simulator.projections.words import names
from tui.ahead import hold_keys
from tui.app import Hotwash
from tui.asking import Menu
from tui.bars import KeysBar, LineBar
from tui.forms import Option, Pick, PickRow
from tui.keymap import LOBBY, bindings, footer
from tui.lines import Item, Line, Page, left, line, text_of, wrapped
from tui.pageview import PageView
from tui.trouble import Watchful

SAFE: Final = "EXERCISE: nothing leaves this machine."
WHAT_FOR: Final = "rehearse model incidents before they happen to you"

TITLE, KIND, LEVEL, TIME, YOURS = 18, 7, 8, 7, 15
"""Cells of the columns of what can be played; the rest is what it is about, where there is room to say it."""
ROOMY, LONG_TITLE = 112, 36
"""Cells of a terminal from which a title has so many of its own."""
WIDEST, WHOLE_TITLE = 150, 48
"""Cells from which every title stands whole."""
LEAST_ABOUT = 16
"""Cells below which what it is about stands only under the list, for the selected one."""
ABOUT_ROWS = 2
"""Rows under the list in which the selected drill or lesson says what it is about."""


def items_of(there: Lobby, totals: dict[str, str], cells: int, words: str = "") -> tuple[Item, ...]:
    """Return the rows of the lobby: what to start with, what to go on with, drills, what was played."""
    first = []
    if there.start is not None and there.newcomer:
        lesson = there.start
        number = there.lessons.index(lesson) + 1
        about = f"{lesson.title}  lesson {number} of {len(there.lessons)}  {minutes(lesson.lasts)}"
        first.append(_row(f"learn {lesson.name}", "Start here", about))
    first += [
        _row(" ".join(there.goes_on(one)), "Go on", f"{one.name}, {minutes(one.t)} in, {when(one)}")
        for one in there.unfinished[:4]
    ]
    wanted = words.lower().split()
    first = [] if wanted else first  # whoever looks for words sees what has them
    offers = [
        _offer(offer, totals, cells)
        for offer in (*there.lessons, *there.drills)
        if all(
            word in f"{offer.name} {offer.title} {offer.summary} {offer.kind} {offer.level}".lower()
            for word in wanted
        )
    ]
    played = [
        _row(
            f"replay {one.name}",
            "Finished",
            f"{one.name}  {totals.get(one.name, '..')} of 100, {when(one)}{played_by(one)}",
        )
        for one in there.finished[:8]
    ]
    groups = [
        first,
        [_heading(len(offers), cells, f"{len(offers)} WITH {words.upper()}" if wanted else ""), *offers]
        if offers
        else [],
        played,
    ]
    blank = [Item(id=f"blank {number}", lines=((),), still=True) for number in range(len(groups))]
    found = [item for group, space in zip(groups, blank, strict=True) if group for item in (space, *group)]
    return tuple(found[1:])


def _title_cells(cells: int) -> int:
    return WHOLE_TITLE if cells >= WIDEST else LONG_TITLE if cells >= ROOMY else TITLE


def _about_cells(cells: int) -> int:
    room = cells - 2 - _title_cells(cells) - KIND - LEVEL - TIME - YOURS - 2
    return room if room >= LEAST_ABOUT else 0


def _columns(title: str, about: str, kind: str, level: str, time: str, yours: str, cells: int) -> Line:
    room = _about_cells(cells)
    said = f"{left(about, room)} " if room else ""
    rest = f"{said}{left(kind, KIND)}{left(level, LEVEL)}{time:>{TIME}}  {yours}"
    return line((left(title, _title_cells(cells) - 1), "strong"), " ", rest)


def _heading(many: int, cells: int, words: str = "") -> Item:
    heads = text_of(_columns(words or f"{many} TO PLAY", "", "kind", "level", "time", "yours of 100", cells))
    return Item(id="to play", lines=(line((heads, "dim")),), still=True)


def _offer(offer: Offer, totals: dict[str, str], cells: int) -> Item:
    yours = "-" if offer.last is None else f"{totals.get(offer.last.name, '..')}, {when(offer.last)}"
    lasts = minutes(offer.lasts)
    shown = _columns(offer.title, offer.summary, offer.kind, offer.level, lasts, yours, cells)
    verb = "learn" if offer.kind == "lesson" else "play"
    return Item(id=f"{verb} {offer.name}", lines=(shown,), about=(line(offer.summary),))


def _row(types: str, what: str, text: str) -> Item:
    return Item(id=types, lines=(line((left(what, TITLE), "good"), text),))


class LobbyScreen(Watchful, Screen[list[str]]):
    """Everything one can begin."""

    DEFAULT_CSS = """
    LobbyScreen > #banner { height: 2; }
    LobbyScreen > #about { height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(LOBBY)]

    def __init__(self, there: Lobby) -> None:
        super().__init__()
        self.there = there
        self.totals: dict[str, str] = {}
        self.words = ""

    def compose(self) -> ComposeResult:
        """Banner, list, how to play it, what comes next, keys."""
        yield LineBar(id="banner")
        yield PageView("lobby", titled=False)
        yield LineBar(id="about")
        yield PickRow(Pick(name="seat", label="You sit as", chosen=("all",), options=self._seats()))
        yield PickRow(
            Pick(
                name="mode",
                label="Play it as",
                chosen=("practice",),
                options=(Option(value="practice"), Option(value="drill")),
            )
        )
        yield PickRow(
            Pick(
                name="pace",
                label="Clock",
                chosen=("live",),
                options=(Option(value="live"), Option(value="tabletop")),
            )
        )
        yield PickRow(
            Pick(
                name="speed",
                label="Speed",
                chosen=("1",),
                options=tuple(Option(value=x, label=f"x{x}") for x in ("0.5", "1", "2", "4")),
            )
        )
        yield LineBar(id="next")
        yield KeysBar(id="keys")

    def _seats(self) -> tuple[Option, ...]:
        roles = tuple(dict.fromkeys(role for offer in self.there.drills for role in offer.seats))
        return (Option(value="all", label="all seats"), *(Option(value=role) for role in roles))

    def on_mount(self) -> None:
        """Show what there is, then what the scores were."""
        self.query_one("#banner", LineBar).show(line(" ", ("HOTWASH", "title"), f"   {WHAT_FOR}"))
        self.query_one("#keys", KeysBar).offer(*footer(LOBBY, {}))
        self._draw()
        self.query_one(PageView).focus()
        self._judge()

    def on_resize(self) -> None:
        """Draw for this width."""
        self._draw()

    def _draw(self) -> None:
        view = self.query_one(PageView)
        cells = self.size.width
        items = items_of(self.there, self.totals, cells, self.words)
        view.show(Page(title="", items=items, empty="Nothing has these words; / and enter show all."))
        self._draw_about()

    def _draw_next(self) -> None:
        new = "New here? Press enter: nothing can go wrong, nothing leaves this machine."
        all_ = "/ and enter show all again. " if self.words else ""
        old = f"{all_}enter begins what is selected; tab changes how it is played."
        item, start = self.query_one(PageView).item, self.there.start
        first = item is not None and start is not None and item.id == f"learn {start.name}"
        bar = self.query_one("#next", LineBar)
        bar.styles.height = 1
        bar.show(line((" NEXT  ", "key"), (new if self.there.newcomer and first else old, "strong")))

    def _draw_about(self) -> None:
        """Say what the selected row is about, whole, and what one can do with it."""
        self._draw_next()
        item = self.query_one(PageView).item
        about = text_of(item.about[0]) if item is not None and item.about else ""
        offer, seat = self._offer_of(item), self.chosen()["seat"]
        if offer is not None and seat not in ("all", *offer.seats):
            about = f"Nobody sits as {seat} in this one: you would hold all its seats. {about}"
        rows = wrapped(about, self.size.width - 2, most=ABOUT_ROWS) if about else ()
        bar = self.query_one("#about", LineBar)
        bar.styles.height = ABOUT_ROWS  # always: the list keeps its size while one goes through it
        bar.show(*(line((f" {row}", "dim")) for row in rows))

    def on_page_view_selected(self) -> None:
        """Another row is selected."""
        self._draw_about()

    def on_pick_row_changed(self) -> None:
        """Another seat is chosen, which the selected drill may not have."""
        self._draw_about()

    def _offer_of(self, item: Item | None) -> Offer | None:
        name = item.id.partition(" ")[2] if item is not None else ""
        offers = (*self.there.lessons, *self.there.drills)
        return next((one for one in offers if one.name == name), None)

    @work(thread=True, exit_on_error=False)
    def _judge(self) -> None:
        for one in self.there.finished[:8]:
            total = total_of(one.path)
            self.app.call_from_thread(self._judged, one, total)

    def _judged(self, one: Kept, total: str) -> None:
        self.totals[one.name] = total or "?"
        self._draw()

    def chosen(self) -> dict[str, str]:
        """Return how it is to be played."""
        return {row.row.name: row.value for row in self.query(PickRow)}

    def on_page_view_opened(self, message: PageView.Opened) -> None:
        """Begin what was chosen."""
        verb, _, name = message.item.id.partition(" ")
        offer = self._offer_of(message.item)
        self.dismiss(
            ["play", name, *self._options(offer)] if verb == "play" and offer is not None else [verb, name]
        )

    def _options(self, offer: Offer) -> list[str]:
        how = self.chosen()
        seat = how["seat"] if how["seat"] in offer.seats else "all"
        alone = ["--team-for-empty-seats", "model-answer"] if seat != "all" else []
        return ["--seat", seat, "--mode", how["mode"], "--pace", how["pace"], "--speed", how["speed"], *alone]

    def action_do(self, name: str) -> None:
        """Do what a key of the table does."""
        match name:
            case "begin":
                self.query_one(PageView).action_open()
            case "find":
                hold_keys(self.app)
                does = "shows what has these words, or all"
                self.app.push_screen(Menu((), "words of a title, a level", typed=True, does=does), self._find)
            case "about":
                self._tell_about(self._offer_of(self.query_one(PageView).item))
            case "menu":
                hold_keys(self.app)
                self.app.push_screen(
                    Menu(LOBBY, "What can I do here?"),
                    lambda chosen: self.action_do(chosen) if chosen else None,
                )
            case _:
                self.dismiss([])

    def _tell_about(self, offer: Offer | None) -> None:
        """Say in the place of NEXT who sits in a drill, and where its last exercise is."""
        words = SAFE
        if offer is not None:
            last = f" Last played: {offer.last.name}." if offer.last is not None else " Never played here."
            words = f"{offer.title}: {names(offer.seats)}.{last}"
        rows = wrapped(words, self.size.width - 2)
        bar = self.query_one("#next", LineBar)
        bar.styles.height = len(rows)
        bar.show(*(line(f" {row}") for row in rows))

    def _find(self, words: str | None) -> None:
        self.words = words or ""
        self._draw()


class LobbyApp(Hotwash):
    """The lobby on the full screen."""

    def __init__(self, there: Lobby | None = None, settings: Settings | None = None) -> None:
        super().__init__(settings)
        self.there = there
        self.typed: list[str] = []
        """What one would have typed; empty: nothing more."""

    def on_mount(self) -> None:
        """Show it."""

        def done(typed: list[str] | None) -> None:
            self.typed = typed or []
            self.exit()

        self.push_screen(LobbyScreen(self.there or lobby()), done)


def choose() -> list[str]:
    """Show the lobby, and return what was chosen as it would be typed; empty if one left."""
    app = LobbyApp()
    app.show()
    return app.typed
