"""A scenario shown before anyone plays it, as one types for it."""

from html.parser import HTMLParser

VOID = {"meta", "line", "polyline"}
OPTIONAL = {"td", "th", "tr", "html"}
"""Elements that close by themselves, or whose end HTML lets one leave out."""


class Nesting(HTMLParser):
    """Reads a page; every element that must be closed is, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: dict[str, int] = {}
        self.asked: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.seen[tag] = self.seen.get(tag, 0) + 1
        self.asked += [value for name, value in attrs if name in ("src", "href") and value]
        if tag not in VOID | OPTIONAL:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in VOID | OPTIONAL:
            assert self.open.pop() == tag


def test_text_shows_each_moved_signal_if_nobody_acts_and_after_each_remedy(hotwash):
    """With its limits, its reading at the moment asked for, and what had come by then."""
    code, said, beside = hotwash("preview", "null-burst", "--at", "25m")

    assert (code, said.splitlines()[0]) == (0, "EXERCISE Null burst: preview. It tells the answer.")
    assert "pay-door.refused_ratio: normal 1.2%, from 2.5% to 7.5% if nobody acts, 2.6% at 09:15:00" in said
    assert "\n  use-snapshot           ▂" in said
    assert "\nBy 09:15:00, if nobody acts:\n" in said
    assert "play null-burst --from 25m" in beside


def test_html_is_one_page_that_asks_for_nothing(hotwash, tmp_path):
    """A drawing for each signal that something moves, and no address in it."""
    assert hotwash("preview", "null-burst", "--out", "page.html")[0] == 0
    page = Nesting()
    page.feed((tmp_path / "page.html").read_text(encoding="utf-8"))

    assert (page.open, page.asked, page.seen["svg"]) == ([], [], 9)


def test_a_moment_that_is_none_or_too_late_is_a_matter_of_usage(hotwash):
    """How it is written, and until when."""
    code, _, beside = hotwash("preview", "null-burst", "--at", "noon")
    assert (code, "expected a duration such as 5m" in beside) == (2, True)

    code, _, beside = hotwash("preview", "null-burst", "--at", "3h")
    assert (code, "after the end of the exercise" in beside) == (2, True)
