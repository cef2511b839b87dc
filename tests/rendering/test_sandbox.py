"""A template reads what it is given, and does nothing else: it cannot call, loop, count, import or grow."""

import pytest

from simulator.rendering.compiling import TemplateProblem
from simulator.rendering.sandbox import MESSAGE, compiled

CONTEXT = {
    "title": "T",
    "audience": "A",
    "letter": "L",
    "says": {"scope": "S"},
    "words": "",
    "envelope": {"at": "11:26"},
}
ESCAPES = {
    "class walk": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "class": "{{ words.__class__ }}",
    "class by item": "{{ words['__class__'] }}",
    "method": "{{ says.items }}",
    "private": "{{ says._x }}",
    "lipsum": "{{ lipsum.__globals__.os }}",
    "cycler": "{{ cycler.__init__.__globals__ }}",
    "namespace": "{{ namespace() }}",
    "self": "{{ self }}",
    "call": "{{ words.upper() }}",
    "format": "{{ '{0.__class__}'.format(words) }}",
    "format_map": "{{ '{a.__class__}'.format_map(says) }}",
    "format filter": "{{ '%s'|format(words) }}",
    "attr filter": "{{ words|attr('__class__') }}",
    "map filter": "{{ says|map('upper') }}",
    "import": "{% import 'os' as os %}",
    "from import": "{% from 'os' import path %}",
    "include": "{% include '/etc/passwd' %}",
    "extends": "{% extends '/etc/passwd' %}",
    "macro": "{% macro m() %}x{% endmacro %}",
    "block": "{% block b %}x{% endblock %}",
    "set": "{% set words = 'x' %}",
    "with": "{% with words = 'x' %}{% endwith %}",
    "filter block": "{% filter upper %}x{% endfilter %}",
    "autoescape": "{% autoescape true %}x{% endautoescape %}",
    "do": "{% do words %}",
    "debug": "{% debug %}",
    "test": "{{ words is defined }}",
    "whole table": "{{ says }}",
}
BOMBS = {
    "multiplication": "{{ 'x' * 200000000 }}",
    "power": "{{ 9 ** 9 ** 9 }}",
    "percent": "{{ '%300000000d' % 1 }}",
    "format filter": "{{ '%300000000d'|format(1) }}",
    "range": "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "loop": "{% for sign in letter %}{{ letter }}{% endfor %}",
    "lipsum": "{{ lipsum(20000) }}",
    "center": "{{ words|center(300000000) }}",
    "replace": "{{ letter|replace('', letter) }}",
    "concatenation": "{{ letter ~ letter }}",
    "list": "{{ [letter, letter]|join }}",
    "length": "x" * (MESSAGE.template_limit + 1),
    "nesting": "{{ " + "(" * 3_000 + "1" + ")" * 3_000 + " }}",
    "branches": "{% if words %}" * 500 + "{% endif %}" * 500,
}


def message(source, context=CONTEXT):
    return compiled("message", "messages/test.j2", source).render(context)


@pytest.mark.parametrize("source", ESCAPES.values(), ids=ESCAPES)
def test_there_is_no_way_out(source):
    """Every way that has ever led out of a sandbox is refused."""
    with pytest.raises(TemplateProblem):
        message(source)


@pytest.mark.parametrize("source", BOMBS.values(), ids=BOMBS)
def test_there_is_no_way_to_take_a_minute_or_a_gigabyte(source):
    """What would grow is refused before it runs."""
    with pytest.raises(TemplateProblem):
        compiled("message", "messages/test.j2", source)


@pytest.mark.parametrize("depth", [41, 101, 300])
def test_deep_nesting_is_refused_at_any_depth(depth):
    """It is a problem with a name, never a crash in Python's own compiler."""
    with pytest.raises(TemplateProblem, match="it is nested too deeply; write it flat"):
        message("{% if letter %}" * depth + "x" + "{% endif %}" * depth)


def test_what_it_writes_is_bounded():
    """A letter repeated a thousand times stops at the limit."""
    with pytest.raises(TemplateProblem, match="writes more than 200,000 characters"):
        message("{{ letter }}" * 600, {**CONTEXT, "letter": "x" * 100_000})


def test_what_is_given_can_be_read_and_compared():
    """Names, entries, choices and case are all a letter needs."""
    source = (
        "{{ title|lower }} {% if envelope.at and not words %}{{ says['scope'] }}{% endif %}{# not seen #}"
    )

    assert message(source) == "t S"


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("{{ titel }}", "line 1: there is nothing called 'titel'; did you mean 'title'?"),
        (
            "\n\n{{ says.scpoe }}",
            "line 3: there is nothing called 'scpoe' there; write only what it is given, each part by its name",
        ),
        (
            "{% for x in letter %}{% endfor %}",
            "line 1: a loop is not let through; write text, {{ names }} and {% if names %} only",
        ),
        (
            "{{ title|center(9) }}",
            "line 1: there is no filter 'center'; there is upper, lower, capitalize, trim",
        ),
        ("{{ title|trim('T') }}", "line 1: trim takes nothing; write it as |trim"),
        (
            "\n{{ says }}",
            "line 2: a dict cannot be written as it is: name one of its parts; write only what it is given, each part by its name",
        ),
        (
            "\n{% if words",
            "line 2: unexpected end of template, expected 'end of statement block'.; see docs/standards.md",
        ),
    ],
    ids=["name", "entry", "loop", "filter", "argument", "table", "syntax"],
)
def test_a_problem_names_the_template_the_line_and_the_way_out(source, problem):
    """Whoever wrote it finds it."""
    with pytest.raises(TemplateProblem) as caught:
        message(source)
    assert str(caught.value) == f"template messages/test.j2, {problem}"


def test_a_template_is_looked_at_once():
    """A composer renders on every key."""
    assert compiled("message", "m", "{{ letter }}") is compiled("message", "m", "{{ letter }}")
