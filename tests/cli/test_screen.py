"""A full screen is found by its name, or its absence is said."""

import click
import pytest

from simulator.cli.screen import display, needed_display


def test_no_screen_of_that_name_is_no_screen():
    """Lines are taken instead."""
    assert display("opera") is None


def test_where_there_is_no_going_on_without_it_that_is_said():
    """With the way out."""
    with pytest.raises(
        click.ClickException, match="no full screen called 'opera' is installed; take lines: --plain"
    ):
        needed_display("opera")
