"""The JSON Schema of ``edition.json``, made from the classes in form.py."""

from collections.abc import Mapping
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints, is_typeddict

from vivevoix.publishing.form import SCHEMA_ID, EditionForm

JsonSchema = dict[str, Any]
_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}


def schema() -> JsonSchema:
    """The schema, draft 2020-12."""
    definitions: dict[str, JsonSchema] = {}
    whole = _object(EditionForm, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "edition.json",
        **whole,
        "$defs": dict(sorted(definitions.items())),
    }


def _object(form: Any, definitions: dict[str, JsonSchema]) -> JsonSchema:
    hints = get_type_hints(form, include_extras=True)
    return {
        "description": form.__doc__,
        "type": "object",
        "properties": {name: _of(hint, definitions) for name, hint in hints.items()},
        "required": list(hints),
        "additionalProperties": False,
    }


def _of(hint: Any, definitions: dict[str, JsonSchema]) -> JsonSchema:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _noted(arguments, definitions)
    if origin is Literal:
        return {"const": arguments[0]}
    if origin is UnionType:
        return _either(arguments, definitions)
    if origin is list:
        return {"type": "array", "items": _of(arguments[0], definitions)}
    if is_typeddict(hint):
        return _reference(hint, definitions)
    return {"type": _TYPES[hint]}


def _noted(arguments: tuple[Any, ...], definitions: dict[str, JsonSchema]) -> JsonSchema:
    made = _of(arguments[0], definitions)
    for note in arguments[1:]:
        made |= dict(note) if isinstance(note, Mapping) else {"description": note}
    return made


def _either(arguments: tuple[Any, ...], definitions: dict[str, JsonSchema]) -> JsonSchema:
    """One of two: plain types become a list of names, which readers of the schema grasp faster than ``anyOf``."""
    parts = [_of(argument, definitions) for argument in arguments]
    if any("$ref" in part for part in parts):
        return {"anyOf": parts}
    return {**parts[0], "type": [part["type"] for part in parts]}


def _reference(form: Any, definitions: dict[str, JsonSchema]) -> JsonSchema:
    name = form.__name__.removesuffix("Form").lower()
    if name not in definitions:
        definitions[name] = {}
        definitions[name] = _object(form, definitions)
    return {"$ref": f"#/$defs/{name}"}
