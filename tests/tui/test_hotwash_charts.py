"""Series and letters on one axis of time."""

import pytest

from tui.hotwash_views.charts import axis, bars, column, moment
from tui.hotwash_views.result import axis_of


def test_a_cell_is_the_same_moment_in_every_row():
    """There and back again."""
    end = 7_200_000

    assert [column(moment(cell, end, 68), end, 68) for cell in range(68)] == list(range(68))
    assert (column(0, end, 68), column(end, end, 68)) == (0, 67)


def test_bars_show_the_worst_of_what_a_cell_holds():
    """The highest, or where high is good the lowest; in plain letters too."""
    assert bars((0, 7, 0, 0), 2, low=0, high=7) == "█▁"
    assert bars((7, 0, 7, 7), 2, low=0, high=7, lowest=True) == "▁█"
    assert bars((0, 7), 2, low=0, high=7, plain=True) == "_#"
    assert bars((3, 3), 4, low=3, high=3) == "▁▁▁▁"


def test_the_axis_has_round_times():
    """No two closer than they can be read."""
    shown = axis(11 * 3_600_000, 7_200_000, 68)

    assert shown.split() == ["11:00", "11:30", "12:00", "12:30"]


@pytest.mark.parametrize(
    ("you", "stands"),
    [
        (214, "0           96 model        214 you                        505 nobody"),
        (505, "0           96 model                                  505 you, nobody"),
        (97, "0            97 you                                        505 nobody"),
    ],
    ids=["apart", "as if nobody had acted", "as good as the model"],
)
def test_the_axis_of_harm_says_whose_each_figure_is(you, stands):
    """Where there is room for it; a figure never stands on another one."""
    assert axis_of({"model": 96, "team": you, "nobody": 505}, 505, 68) == stands
