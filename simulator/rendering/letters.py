"""Messages: each field becomes its sentence, and a template frames the letter they make.

The order of the sentences is the order of the fields in the standard.
A field that is left blank says so; only an optional one may be silent.
"""

from collections.abc import Mapping
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from simulator.data import root
from simulator.domain.cleaning import lines, one_line
from simulator.domain.commands import Claim
from simulator.domain.decide import MAX_TEXT
from simulator.domain.standards import MessageField, MessageType, Standard
from simulator.rendering.compiling import TemplateProblem, compiled

if TYPE_CHECKING:
    from simulator.rendering.sandbox import Compiled

ENVELOPE: Final = ("incident", "at", "sender")
"""What a message carries besides its letter: INC-1, 11:23 (UTC), the role that writes; what is not given stays out."""
ANY: Final = "any"
"""The template of a message type that has none of its own."""
_BLANK: Final = Claim()


@lru_cache(maxsize=1)
def _shipped() -> tuple[tuple[str, str], ...]:
    folder = root("templates") / "messages"
    return tuple((path.stem, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.j2")))


def message_templates() -> dict[str, str]:
    """Return the templates that ship with the program, by message type; what an exercise's header carries."""
    return dict(_shipped())


def render_message(
    standard: Standard,
    type_name: str,
    fields: Mapping[str, Claim],
    words: str,
    envelope: Mapping[str, str],
    templates: Mapping[str, str] | None = None,
) -> str:
    """Return a message as its reader sees it; it begins with EXERCISE, whatever the template says.

    `templates` are those of the exercise (its header has them), or the shipped ones.
    Raises TemplateProblem for a template that cannot be used, and ValueError for a type, field or envelope entry that is
    not there, or longer than a player may write.
    """
    if type_name not in standard.messages:
        raise _missing("message type", type_name, standard.messages)
    kind = standard.messages[type_name]
    for entry in envelope:
        if entry not in ENVELOPE:
            raise _missing("entry of the envelope", entry, ENVELOPE)
    for where, text in (
        ("its own words", words),
        *envelope.items(),
        *((n, c.value) for n, c in fields.items()),
    ):
        if len(text) > MAX_TEXT:
            raise ValueError(
                f"{where} of {type_name} has {len(text):,} characters; {MAX_TEXT:,} are the most: shorten it"
            )
    said = sentences(kind, fields)
    template = _template(type_name, kind, message_templates() if templates is None else templates)
    _says_everything(template, kind)
    text = template.render(
        {
            "title": one_line(kind.title),
            "audience": one_line(standard.audiences.get(kind.audience, kind.audience)),
            "letter": "\n".join(sentence for sentence in said.values() if sentence),
            "says": {name.replace("-", "_"): sentence for name, sentence in said.items()},
            "words": lines(words),
            "envelope": {name: one_line(envelope.get(name, "")) for name in ENVELOPE},
        },
    )
    return f"EXERCISE: {lines(text)}\n"


def sentences(kind: MessageType, fields: Mapping[str, Claim]) -> dict[str, str]:
    """Return each field's sentence, in the order of the standard; an optional field left blank has none ("").

    Raises ValueError for a field this type does not have.
    """
    for name in fields:
        if name not in kind.fields:
            raise _missing("field", name, kind.fields, f" in {kind.title!r}")
    return {name: _sentence(name, field, fields.get(name, _BLANK)) for name, field in kind.fields.items()}


def _sentence(name: str, field: MessageField, claim: Claim) -> str:
    label = name.replace("-", " ").capitalize()
    wording = field.standings.get(claim.standing)
    value = one_line(claim.value)
    if wording is not None and "{}" not in wording:
        return one_line(wording)
    if not value:
        return "" if field.optional else f"{label}: not stated."
    if wording is None:
        doubt = "" if claim.standing == "confirmed" else f" ({claim.standing})"
        wording = f"{label}{doubt}: {{}}."
    before, _, after = one_line(wording).partition("{}")
    if after.startswith((".", ",")):
        value = value.rstrip(". ") or value
    return f"{before}{value}{after}"


def check_letter(kind: MessageType, name: str, source: str) -> None:
    """Raise TemplateProblem unless the template `name` can frame every message of a type: it has a place for each field, and none for what is no field."""
    template = compiled("message", f"messages/{name}.j2", source)
    _says_everything(template, kind)
    known = {
        "says": [field.replace("-", "_") for field in kind.fields],
        "envelope": list(ENVELOPE),
    }
    for part, there in known.items():
        for read in sorted(template.reads):
            of, _, asked = read.partition(".")
            if of == part and asked and asked not in there:
                lines_ = source.split("\n")
                line = next((number for number, text in enumerate(lines_, 1) if asked in text), 1)
                near = get_close_matches(asked, there, n=1)
                help_ = f"did you mean {part}.{near[0]}?" if near else f"there is {', '.join(there)}"
                raise TemplateProblem(template.name, line, f"{kind.title!r} has no {read}", help_)


def template_of(type_name: str, kind: MessageType, templates: Mapping[str, str]) -> str:
    """Return the name of the template that frames a type; it may be that there is none of that name."""
    if kind.template is not None:
        return kind.template
    return type_name if type_name in templates or ANY not in templates else ANY


def _template(type_name: str, kind: MessageType, templates: Mapping[str, str]) -> "Compiled":
    name = template_of(type_name, kind, templates)
    if name not in templates:
        help_ = f"write messages/{name}.j2, or messages/{ANY}.j2 for every type without one"
        raise TemplateProblem(f"messages/{name}.j2", 1, "there is no such template", help_)
    return compiled("message", f"messages/{name}.j2", templates[name])


def _says_everything(template: "Compiled", kind: MessageType) -> None:
    """Raise unless every field of the type has a place: what is judged must be read."""
    if "letter" in template.reads:
        return
    for name in kind.fields:
        if f"says.{name.replace('-', '_')}" not in template.reads:
            help_ = f"write {{{{ says.{name.replace('-', '_')} }}}} where it belongs, or {{{{ letter }}}} for all of them"
            raise TemplateProblem(template.name, 1, f"it never says {name!r}", help_)


def _missing(
    what: str, name: str, there: Mapping[str, object] | tuple[str, ...], where: str = ""
) -> ValueError:
    near = get_close_matches(name, list(there), n=1)
    help_ = f"did you mean {near[0]!r}?" if near else f"there is {', '.join(there)}"
    return ValueError(f"there is no {what} {name!r}{where}; {help_}")
