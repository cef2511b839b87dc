"""Problems as machines read them: GitHub's commands and SARIF."""

import json

from simulator.loader.diagnostics import Problem
from simulator.loader.formats import as_github, as_sarif

TYPO = Problem(
    code="E301",
    message="there is no remedy 'klean', 100% sure",
    help="did you mean 'clean'?",
    file="my drills/a,b.yaml",
    line=7,
    column=3,
    end_column=8,
)
WHOLE = Problem(
    code="W501", severity="warning", message="smith backs up themselves\n::error::no", file="a.yaml"
)


def test_github_shows_a_problem_beside_its_line():
    """Signs of the command itself are written as codes, in places and words alike; a line break opens no second command."""
    assert as_github([TYPO, WHOLE]) == (
        "::warning file=a.yaml,title=W501%3A A single point of failure::smith backs up themselves ::error::no\n"
        "::error file=my drills/a%2Cb.yaml,line=7,col=3,endColumn=8,title=E301%3A A name names nothing"
        "::there is no remedy 'klean', 100%25 sure; did you mean 'clean'?"
    )


def test_nothing_wrong_is_nothing_written():
    """A clean run notes nothing."""
    assert as_github([]) == ""
    assert json.loads(as_sarif([]))["runs"][0]["results"] == []


def test_sarif_has_each_result_with_its_rule_and_place():
    """Level, rule by number and name, region from one; the whole file has no region."""
    [run] = json.loads(as_sarif([TYPO, WHOLE]))["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    told = [
        (
            result["ruleId"],
            rules[result["ruleIndex"]],
            result["level"],
            result["locations"][0]["physicalLocation"],
        )
        for result in run["results"]
    ]

    assert told == [
        ("W501", "W501", "warning", {"artifactLocation": {"uri": "a.yaml"}}),
        (
            "E301",
            "E301",
            "error",
            {
                "artifactLocation": {"uri": "my%20drills/a%2Cb.yaml"},
                "region": {"startLine": 7, "startColumn": 3, "endColumn": 8},
            },
        ),
    ]
