"""The hook for pre-commit: what it is called with is what the program takes."""

import re
import shlex

import yaml


def test_the_hook_checks_the_scenarios_of_a_commit(checkout, hotwash, tmp_path, waves):
    """It is given the changed files that are scenarios, and fails if one of them is broken."""
    [hook] = yaml.safe_load((checkout / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    changed = [
        "drills/waves/scenario.yaml",
        "lessons/01/lesson.yaml",
        "scenario.yaml",
        "values.yaml",
        "a/scenario.yml",
    ]
    meant = [file for file in changed if re.search(hook["files"], file)]
    program, *words = shlex.split(hook["entry"])
    broken = tmp_path / "scenario.yaml"
    broken.write_text("hotwash: 1\n", encoding="utf-8")

    assert meant == ["drills/waves/scenario.yaml", "lessons/01/lesson.yaml", "scenario.yaml"]
    assert (program, hotwash(*words, "--quick", waves / "scenario.yaml")[0], hotwash(*words, broken)[0]) == (
        "hotwash",
        0,
        1,
    )
