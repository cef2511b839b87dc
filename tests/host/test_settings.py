"""A user's settings: what is understood is used, what is not is named and left out."""

from simulator.host.settings import Settings, load_settings, read_settings


def test_without_a_file_everything_is_as_shipped(tmp_path):
    """Nobody has to write one."""
    assert load_settings(tmp_path / "none.toml") == Settings()


def test_a_theme_is_called_as_people_call_it(tmp_path):
    """The name ansi is the terminal's own colours."""
    file = tmp_path / "config.toml"
    file.write_text('theme = "ansi"\nmouse = false\nbell = "pages"\n[keys]\nack = "A"\n', encoding="utf-8")

    assert load_settings(file) == Settings(theme="ansi-dark", mouse=False, bell="pages", keys={"ack": "A"})


def test_what_cannot_be_used_is_named_with_the_way_out():
    """All of it at once, and the rest is used."""
    found = read_settings(
        {"colour": "red", "mouse": "no", "bell": "loud", "display": "big", "keys": {"ack": 3}, "ascii": True}, "here"
    )  # fmt: skip

    assert found == Settings(
        ascii=True,
        problems=(
            "here: there is no setting 'colour'; there is theme, ascii, mouse, animations, display, bell, keys",
            "here: mouse is true or false, not 'no'",
            "here: display is \"plain\", or is left out, not 'big'",
            "here: bell is \"pages\", or is left out, not 'loud'",
            'here: keys is a table of texts: [keys], and lines such as ack = "A"',
        ),
    )


def test_a_file_that_is_no_toml_is_named_and_left_out(tmp_path):
    """With its place."""
    file = tmp_path / "config.toml"
    file.write_text("theme = dark\n", encoding="utf-8")
    found = load_settings(file)

    assert (found.theme, len(found.problems), str(file) in found.problems[0]) == ("", 1, True)
