"""What is installed: the wheel holds the program and its data, and works from anywhere."""

import subprocess
import sys
import zipfile

import pytest

MADE_BY_RUNNING = "__pycache__"


@pytest.fixture(scope="module")
def wheel(checkout, tmp_path_factory):
    """The wheel of this checkout, built without the network."""
    target = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", target, checkout],
        check=True,
        capture_output=True,
    )
    (built,) = target.glob("*.whl")
    return zipfile.ZipFile(built)


def test_the_wheel_claims_no_name_but_its_own(wheel):
    """A top-level scenarios, templates or tests would be overwritten by the next distribution that has one."""
    tops = {name.partition("/")[0] for name in wheel.namelist()}

    assert tops == {"simulator", "tui", "hotwash-0.1.0.dist-info"}


@pytest.mark.parametrize("kind", ["scenarios", "templates"])
def test_the_wheel_holds_every_data_file(wheel, checkout, kind):
    """What can be played in a checkout can be played after an install."""
    prefix = f"simulator/_data/{kind}/"
    here = {
        file.relative_to(checkout / kind).as_posix()
        for file in (checkout / kind).rglob("*")
        if file.is_file() and MADE_BY_RUNNING not in file.parts
    }

    assert here
    assert {name.removeprefix(prefix) for name in wheel.namelist() if name.startswith(prefix)} == here


def test_an_installed_program_plays_its_own_data_from_anywhere(wheel, tmp_path):
    """Unpacked alone and started in another directory, it lists the drills that came with it."""
    wheel.extractall(tmp_path / "site")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    text = (
        "import simulator.data, sys; print(simulator.data.root('scenarios'), flush=True)\n"
        "from simulator.cli import main; sys.argv = ['hotwash', 'list']; sys.exit(main())"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", text],
        cwd=elsewhere,
        env={"PYTHONPATH": str(tmp_path / "site"), "HOME": str(elsewhere), "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    found, *listed = done.stdout.splitlines()

    assert found == str((tmp_path / "site" / "simulator" / "_data" / "scenarios").resolve())
    assert any("sawtooth" in line for line in listed)
