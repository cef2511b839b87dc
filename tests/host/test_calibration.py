"""Thousands of simulated teams: the same figures whoever plays them, and nothing lost when somebody stops it."""

import json
import warnings
from pathlib import Path

import pytest

from simulator.domain.exercise import Play
from simulator.host.calibration import page, telling
from simulator.host.calibration.calibrating import Stopped, calibrate
from simulator.host.calibration.farming import NoCluster, chunks, dask, here, pool
from simulator.host.calibration.figures import Interval, difference, interval, quantile, spread
from simulator.host.calibration.keeping import keep, kept, place
from simulator.host.calibration.outcome import Outcome, team_of
from simulator.host.calibration.summary import NEEDED, summary
from simulator.host.header import write_header
from simulator.host.inputs import make_inputs
from simulator.host.running import Running
from simulator.host.unlogged import play_unlogged
from simulator.log import MemoryLog
from simulator.teams.simulated import intent

WAVES = Path(__file__).parent / "waves"
TEAMS = 48
"""Two chunks."""


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """An empty home."""
    monkeypatch.setenv("HOTWASH_HOME", str(tmp_path / "home"))


@pytest.fixture(scope="module")
def inputs():
    """A small drill."""
    return make_inputs(str(WAVES), seed=5, play=Play(pace="headless", team="simulated"))


@pytest.fixture(scope="module")
def alone(inputs, tmp_path_factory):
    """What this process finds when it plays all teams itself."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOTWASH_HOME", str(tmp_path_factory.mktemp("home")))
        return calibrate(inputs, TEAMS, here, quiet)


def quiet(_count):
    """Nobody watches."""


def told(inputs, outcomes):
    """What is printed of outcomes, for people and for programs."""
    found = summary(outcomes)
    return (
        telling.lines(inputs, found, len(outcomes)),
        json.dumps(telling.as_data(inputs, found, len(outcomes))),
        page.part(inputs, found),
    )


def team(number, skill="trained", total=5_000, **parts):
    """An outcome that nobody played."""
    return Outcome(number=number, skill=skill, total=total, parts=parts)


# Whoever plays.


def test_a_pool_of_processes_finds_the_same_to_the_byte(inputs, alone):
    """Two processes, whose chunks come in any order."""
    assert told(inputs, calibrate(inputs, TEAMS, pool(2), quiet)) == told(inputs, alone)


def test_a_dask_cluster_finds_the_same_to_the_byte(inputs, alone):
    """A real one, with two workers of its own."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what the library says to itself
        from distributed import LocalCluster  # noqa: PLC0415  # slow to import

        with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
            found = calibrate(inputs, TEAMS, dask(cluster.scheduler_address), quiet)

    assert told(inputs, found) == told(inputs, alone)


def test_a_cluster_that_is_not_there_is_said(inputs):
    """With its address."""
    with pytest.raises(NoCluster, match="no Dask scheduler answers at nowhere://here"):
        calibrate(inputs, TEAMS, dask("nowhere://here"), quiet)


def test_teams_lie_in_the_same_chunks_however_many_are_asked_for():
    """So that what was kept of a few serves the many."""
    assert chunks(range(1)) == chunks(range(24)) == [range(24)]
    assert chunks(range(24, 49)) == [range(24, 48), range(48, 72)]


def test_a_third_of_the_teams_has_each_skill(alone):
    """Novice, trained, expert in turns, by number."""
    assert [outcome.number for outcome in alone] == list(range(TEAMS))
    assert [outcome.skill for outcome in alone[:4]] == ["novice", "trained", "expert", "novice"]


def test_what_is_not_logged_is_the_same_line_by_line(inputs):
    """The exercise that is judged is the one that a log would have told."""
    plan = intent(inputs.scenario, inputs.standard)
    running = Running(inputs, MemoryLog(write_header(inputs)), durable=False)
    team_of(inputs, plan, 4).join(running.engine)
    running.advance(inputs.scenario.lasts)
    exercise, _ = play_unlogged(inputs, team_of(inputs, plan, 4))

    assert list(exercise.entries) == running.entries


# When somebody stops it.


def test_who_stops_it_goes_on_where_it_stood(inputs, alone):
    """What was finished is kept; only the rest is played, and the whole is the same."""
    asked = []

    def until_bored(header, work):
        yield from here(header, work[:1])
        raise KeyboardInterrupt

    def patient(header, work):
        asked.extend(work)
        return here(header, work)

    with pytest.raises(Stopped) as stopped:
        calibrate(inputs, TEAMS, until_bored, quiet)
    assert len(stopped.value.outcomes) == 24

    whole = calibrate(inputs, TEAMS, patient, quiet)
    assert (asked, whole == alone) == ([range(24, 48)], True)


def test_what_is_kept_is_taken_away_when_it_is_whole(inputs):
    """And a line that was cut off when it was written counts as not there."""
    file = place(json.dumps(write_header(inputs), ensure_ascii=False), inputs.scenario_name)
    file.parent.mkdir(parents=True)
    file.write_text('[{"number": 0, "skill": "nov', encoding="utf-8")

    assert kept(file) == []
    calibrate(inputs, 1, here, quiet)
    assert not file.exists()


@pytest.mark.parametrize(
    "strange",
    [
        b'[{"number": 0, "skill": "nov',
        b"[5]",
        b"5",
        b"\xff",
        b'[{"number": 0, "skill": "novice", "total": 1, "times": {}, "parts": 3}]',
        b'[{"number": 0, "skill": "novice", "total": 1, "times": [], "parts": {}}]',
        b'[{"number": "0", "skill": "novice", "total": 1, "times": {}, "parts": {}}]',
        b'[{"number": 0, "skill": "clever", "total": 1, "times": {}, "parts": {}}]',
        b'[{"number": 0, "skill": "novice", "total": 1, "times": {}, "parts": {}, "more": 1}]',
        b"[" * 100_000,
    ],
)
def test_a_line_that_is_none_of_ours_is_passed_over_and_spoils_no_other(alone, strange, tmp_path):
    """A line that was cut off has no end: what is kept next begins a line of its own."""
    file = tmp_path / "waves.jsonl"
    file.write_bytes(strange)
    keep(file, alone[:2])

    assert kept(file) == [tuple(alone[:2])]


def test_a_smaller_one_leaves_what_a_larger_one_has_kept(inputs):
    """Who stops thousands and looks at a few goes on with the thousands."""

    def until_bored(header, work):
        yield from here(header, work[1:2])
        raise KeyboardInterrupt

    with pytest.raises(Stopped):
        calibrate(inputs, TEAMS, until_bored, quiet)
    calibrate(inputs, 1, here, quiet)

    file = place(json.dumps(write_header(inputs), ensure_ascii=False), inputs.scenario_name)
    assert [len(chunk) for chunk in kept(file)] == [24, 24]


def test_teams_that_were_kept_twice_count_once(inputs, alone):
    """Two calibrations that ran side by side, and were both stopped, have written down the same teams."""
    file = place(json.dumps(write_header(inputs), ensure_ascii=False), inputs.scenario_name)
    for _ in range(2):
        keep(file, alone[:24])

    assert calibrate(inputs, 24, here, quiet) == alone[:24]


def test_progress_counts_teams_also_those_kept(inputs):
    """To the number that was asked for, and not beyond it."""
    counted: list[int] = []
    calibrate(inputs, 30, here, counted.append)

    assert (counted[0], sum(counted)) == (0, 30)


# Figures.


def test_an_interval_is_a_mean_and_two_standard_errors():
    """Of 1 to 9 the mean is 5, its error 2.739 / 3; of one value nothing is known but itself."""
    assert interval(range(100, 1_000, 100)) == Interval(mean=500, low=322, high=678)
    assert interval([7]) == Interval(mean=7, low=7, high=7)


def test_a_difference_has_the_errors_of_both():
    """Twice the values, twice the error squared."""
    assert difference(range(100, 1_000, 100), range(100, 1_000, 100)) == Interval(mean=0, low=-253, high=253)


def test_quantiles_are_values_that_are_there():
    """One in ten lies at or below the first, nine in ten at or below the last."""
    found = spread(list(range(1, 21)))

    assert found is not None
    assert (found.p10, found.median, found.p90, found.least, found.most) == (2, 10, 18, 1, 20)
    assert quantile([3], 10) == 3
    assert spread([]) is None


# What they say.


def test_judgements_are_sorted_by_what_they_tell():
    """What only good teams win, what chance gives, what nobody wins and nobody loses."""
    outcomes = [
        team(
            number,
            rest=(100 * number, 10_000),
            more=(100 * number, 10_000),
            able=(1_000 * (number >= 50), 1_000),
            chance=(1_000 * (number % 2), 1_000),
            harder=(1_000 * (number < 50), 1_000),
            never=(0, 1_000),
            always=(1_000, 1_000),
        )
        for number in range(100)
    ]
    verdicts = {item.id: item.verdict for item in summary(outcomes).items}

    assert verdicts == {
        "rest": "discriminates",
        "more": "discriminates",
        "able": "discriminates",
        "chance": "noise",
        "harder": "turned round",
        "never": "nobody wins",
        "always": "nobody loses",
    }


def test_of_what_few_were_asked_nothing_is_said():
    """A judgement that came up for ten teams tells nothing about it."""
    assert [item.verdict for item in summary([team(n, it=(1, 2)) for n in range(10)]).items] == ["rare"]


def test_how_many_must_be_asked_is_the_number_from_which_something_is_said():
    """One team fewer, and nothing is; the calibration prints that number."""
    verdicts = [
        summary([team(n, it=(1, 2)) for n in range(count)]).items[0].verdict for count in (NEEDED - 1, NEEDED)
    ]

    assert (NEEDED, verdicts[0], verdicts[1] != "rare") == (75, "rare", True)


@pytest.mark.parametrize(
    ("total", "difficulty", "level"),
    [
        (9_000, "gentle", "trained"),
        (7_500, "moderate", "trained"),
        (6_000, "hard", ""),
        (3_000, "severe", ""),
    ],
)
def test_difficulty_follows_from_trained_teams(total, difficulty, level):
    """The limits of P and S, and half way to failing; the level is the first at which half reach 70."""
    found = summary([team(0, "novice", 2_000, a=(1, 2)), team(1, "trained", total, a=(1, 2))])

    assert (found.difficulty, found.level) == (difficulty, level)


def test_whatever_is_told_says_that_the_teams_are_simulated(inputs, alone):
    """On the screen, to programs, and on the scenario's page."""
    lines, data, written = told(inputs, alone)

    assert lines[0].startswith("SIMULATED TEAMS")
    assert json.loads(data)["simulated"].startswith("SIMULATED TEAMS")
    assert "This comes from simulated teams" in written
    assert max(map(len, lines)) <= 84
    assert telling.parameters()[0].startswith("SIMULATED TEAMS")


# The page.


def test_the_part_of_a_page_is_replaced_and_the_rest_stays(inputs, alone, tmp_path):
    """At the end first, then between its marks."""
    readme = tmp_path / "README.md"
    readme.write_text("# Waves\n\nThe story.\n", encoding="utf-8")
    part = page.part(inputs, summary(alone))
    page.write(tmp_path, part)
    once = readme.read_text(encoding="utf-8")
    readme.write_text(once.replace("Modelled", "Typed") + "\n## More\n", encoding="utf-8")
    page.write(tmp_path, part)

    assert readme.read_text(encoding="utf-8") == once + "\n## More\n"
    assert once == f"# Waves\n\nThe story.\n\n{part}"
    assert page.digest(inputs) in part


def test_a_page_from_windows_keeps_the_ends_of_its_lines(tmp_path):
    """In the part, too, and nothing is left beside the page."""
    readme = tmp_path / "README.md"
    readme.write_bytes(b"# Waves\r\n\r\nThe story.\r\n")
    for _ in range(2):
        page.write(tmp_path, f"{page.BEGIN}\nEasy.\n{page.END}\n")

    assert readme.read_bytes().split(b"\r\n")[2:-1] == [
        b"The story.",
        b"",
        page.BEGIN.encode(),
        b"Easy.",
        page.END.encode(),
    ]
    assert list(tmp_path.glob(".*")) == []


def test_a_page_that_cannot_be_replaced_stays_whole(tmp_path, monkeypatch):
    """The disk is full, or somebody pulls the plug: what was there is there."""
    readme = tmp_path / "README.md"
    readme.write_text("# Waves\n", encoding="utf-8")

    def full(_self, _place):
        raise OSError("no room")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="no room"):
        page.write(tmp_path, "Easy.\n")
    assert [(file.name, file.read_text(encoding="utf-8")) for file in tmp_path.iterdir()] == [
        ("README.md", "# Waves\n")
    ]


def test_a_mark_without_its_fellow_is_not_guessed_at():
    """Whoever edited it by hand is told."""
    with pytest.raises(ValueError, match="has the marks of a calibrated part 1 and 0 times"):
        page.replaced(f"# Waves\n{page.BEGIN}\n", "", "README.md")


def test_without_a_page_there_is_nothing_to_write_on(tmp_path):
    """A scenario alone is no drill yet."""
    with pytest.raises(FileNotFoundError, match="there is no page to write on"):
        page.write(tmp_path, "")
