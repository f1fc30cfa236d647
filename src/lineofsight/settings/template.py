"""Write `authority.toml` as a documented file: every setting, what it means, what holds now."""

import datetime as dt
import json
from dataclasses import fields
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from lineofsight.settings.wanted import Label, Rebase, ReferencePeriod, Settings

_HEAD = """\
# Settings of one authority for Line of Sight.
# Every line may be left out: what holds then is printed here. A line that starts with # is not
# set. Role titles only: no person's name belongs in this file.
"""

_LISTED = {"reference_periods": ReferencePeriod(), "rebases": Rebase(), "labels": Label()}
"""Setting that is a list of sections -> an empty one."""


def template(settings: Settings | None = None) -> str:
    """Give the whole file as text, with the values of `settings` (the defaults when None).

    What `parse` reads from it equals what was given.
    """
    settings = settings or Settings()
    parts = [_HEAD]
    for item in fields(Settings):
        value = getattr(settings, item.name)
        if item.name in _LISTED:
            heading = f"[[{item.name}]]"
            parts.extend(_section(heading, one) for one in value)
            if not value:
                parts.append(_commented(_section(heading, _LISTED[item.name])))
        elif item.name != "is_set":
            parts.append(_section(f"[{item.name}]", value))
    return "\n".join(parts)


def _section(heading: str, section: Any) -> str:
    doc = (type(section).__doc__ or "").strip().splitlines()[0]
    lines = [f"# {doc}", heading]
    hints = get_type_hints(type(section), include_extras=True)
    for item in fields(section):
        lines.append(f"# {_meaning(hints[item.name])}")
        lines.append(_line(item.name, getattr(section, item.name)))
    return "\n".join(lines) + "\n"


def _meaning(hint: Any) -> str:
    return str(get_args(hint)[1]) if get_origin(hint) is Annotated else ""


def _line(name: str, value: object) -> str:
    if value in (None, "", ()):
        return f"# {name} ="
    return f"{name} = {_written(value)}"


def _written(value: object) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        inner = "".join(f"    {_written(item)},\n" for item in value)
        return f"[\n{inner}]"
    return json.dumps(value, ensure_ascii=False)


def _commented(text: str) -> str:
    return "".join(
        line if line.startswith("#") else f"# {line}" for line in text.splitlines(keepends=True)
    )
