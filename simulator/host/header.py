"""The header of a log: everything an exercise follows from, and back from a stored line to the inputs."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from hashlib import sha256
from typing import Any

from simulator.domain.cast import CastSheet
from simulator.domain.exercise import FORMAT, RULES, Inputs, Play


class OtherRules(ValueError):
    """A log that another version of the engine wrote: it can be read and judged, not replayed."""


def _part(data: object, **more: object) -> dict[str, object]:
    """Carry author's data as JSON text: canonical lines sort their keys, and here the order means something.

    Severities are listed worst first, conditions are settled in file order, a letter's sentences follow its fields.
    """
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return {**more, "sha256": sha256(text.encode()).hexdigest(), "json": text}


def _data(body: Mapping[str, Any], part: str) -> Any:  # an author's plain data
    text = body[part]["json"]
    if not isinstance(text, str) or sha256(text.encode()).hexdigest() != body[part]["sha256"]:
        message = f"the header's {part} is not what its hash says"
        raise ValueError(message)
    return json.loads(text)


def write_header(inputs: Inputs) -> dict[str, object]:
    """Return the body of a log's first line."""
    return {
        "format": FORMAT,
        "rules": RULES,
        "scenario": _part(inputs.scenario_data, name=inputs.scenario_name),
        "standard": _part(inputs.standard_data, name=inputs.standard_name),
        "templates": _part(inputs.templates),
        "seed": inputs.seed,
        "cast": _listed(asdict(inputs.cast)),
        "play": _listed(asdict(inputs.play)),
    }


def _listed(value: Any) -> Any:  # plain data
    """Return plain data as JSON has it: a tuple is a list."""
    if isinstance(value, dict):
        return {name: _listed(inner) for name, inner in value.items()}
    return [_listed(inner) for inner in value] if isinstance(value, tuple) else value


@cache
def _adapter(kind: type[Any]) -> Any:  # pydantic's validator of a part of the header
    from pydantic import TypeAdapter  # noqa: PLC0415  # only who reads a log needs it, not who begins one

    return TypeAdapter(kind)


def read_header(body: Mapping[str, Any]) -> Inputs:
    """Return the inputs a header carries: validated, because a log comes from outside.

    Raises ValueError if it is no header of ours, or its parts do not have the hashes it gives them.
    """
    from pydantic import ValidationError  # noqa: PLC0415  # as in `_adapter`

    from simulator.loader import build_scenario, build_standard  # noqa: PLC0415  # same

    try:
        if body["format"] != FORMAT:
            message = f"this log has format {body['format']}; this program reads format {FORMAT}"
            raise ValueError(message)
        scenario, standard, templates = (_data(body, part) for part in ("scenario", "standard", "templates"))
        rules = build_standard(standard)
        return Inputs(
            scenario_name=body["scenario"]["name"],
            scenario=build_scenario(scenario, rules),
            scenario_data=scenario,
            standard_name=body["standard"]["name"],
            standard=rules,
            standard_data=standard,
            templates=templates,
            seed=body["seed"],
            cast=_adapter(CastSheet).validate_python(body["cast"]),
            play=_adapter(Play).validate_python(body["play"]),
        )
    except (KeyError, TypeError, ValidationError) as missing:
        message = f"the first line is no header of an exercise: {missing}"
        raise ValueError(message) from missing


def check_rules(body: Mapping[str, Any]) -> None:
    """Raise OtherRules unless this engine means what the log's engine meant."""
    if body.get("rules") != RULES:
        message = f"this log was played under rules {body.get('rules')}, this engine has rules {RULES}"
        raise OtherRules(message + ": it can be judged and verified as a chain, not replayed or resumed")
