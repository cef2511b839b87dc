"""The names of duties to report are offered where one tells counsel of them: nobody has to know them by heart."""

import pytest

from simulator.host.writing import completed, duties_there
from simulator.loader import load_standard

NAMES = ("gdpr-33 (aware)", "gdpr-34 (determined)", "dora-19 (classified)")
WRITTEN = [
    ("", ""),
    ("gd", "gdpr-33 (aware)"),
    ("GDPR-34", "gdpr-34 (determined)"),
    ("gdpr-33 (aware), do", "gdpr-33 (aware), dora-19 (classified)"),
    ("gdpr-33 (aware) and gdpr", "gdpr-33 (aware) and gdpr-34 (determined)"),
    ("dora-19 (classified); dora", ""),
    ("our contracts", ""),
]


@pytest.mark.parametrize(("written", "whole"), WRITTEN, ids=[one[0] or "nothing" for one in WRITTEN])
def test_the_last_name_is_completed_with_what_starts_it(written, whole):
    """The first that fits and does not stand there already."""
    assert completed(written, NAMES) == whole


def test_only_what_applies_on_the_exercises_own_day_is_offered():
    """The two of 2027 are not there in May 2026."""
    standard = load_standard("default").standard
    may = 1_778_583_900_000
    missing = set(standard.regulators) - {name.partition(" ")[0] for name in duties_there(standard, may)}

    assert missing == {"cra-14", "ai-act-73", "ny-raise"}
