"""The files that ship with the program are found, in a checkout and in an installation."""

import pytest

import simulator.data


def test_a_checkout_keeps_its_data_beside_the_package(checkout):
    """Whoever works on a scenario plays the file they edit."""
    assert simulator.data.root("scenarios") == checkout / "scenarios"


def test_an_installation_without_data_says_where_it_looked(tmp_path, monkeypatch):
    """A broken installation names both places and the way out."""
    monkeypatch.setattr(simulator.data, "__file__", str(tmp_path / "site" / "simulator" / "data.py"))
    site = tmp_path.resolve() / "site"

    with pytest.raises(FileNotFoundError) as caught:
        simulator.data.root("templates")
    assert str(caught.value) == (
        f"no templates in {site}/simulator/_data/templates (as installed) "
        f"nor in {site}/templates (as checked out): install hotwash again"
    )


def test_an_installation_keeps_its_data_to_itself(tmp_path, monkeypatch):
    """Another distribution's `templates` in site-packages is never mistaken for ours."""
    ours, theirs = tmp_path / "simulator" / "_data" / "templates", tmp_path / "templates"
    ours.mkdir(parents=True)
    theirs.mkdir()
    monkeypatch.setattr(simulator.data, "__file__", str(tmp_path / "simulator" / "data.py"))

    assert simulator.data.root("templates") == ours.resolve()
