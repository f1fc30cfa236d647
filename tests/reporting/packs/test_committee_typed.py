"""Every word of the paper that somebody typed is among those held against the names."""

import dataclasses
from typing import get_args, get_type_hints

from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.disclosure.shown import Shown
from lineofsight.indicators.judging import benchmarks, direction, own_series, reference, targets
from lineofsight.indicators.judging.process_control import chart, rules
from lineofsight.indicators.publishing import Published
from lineofsight.records import programme
from lineofsight.records.standard import TABLES
from lineofsight.reporting.packs.committee import Material
from lineofsight.settings import Settings, wanted
from lineofsight.settings.typed import typed

SETTINGS = tuple(
    one for one in vars(wanted).values() if dataclasses.is_dataclass(one) and isinstance(one, type)
)
FEEDS = {
    programme.Action: "plan_actions",
    programme.Milestone: "plan_milestones",
    programme.State: "plan_key",
    programme.Said: "narrative",
    targets.Target: "targets",
}
"""What is read from a feed that people write, and the table it is of."""
FROM_THE_SETTINGS = (Indicator, reference.Comparison, benchmarks.Benchmark, chart.ControlChart)
"""What bears words of the settings, a title or a period say, beside the product's own."""
MADE = (Published, Shown, direction.Change, own_series.OwnSeries, rules.SpecialCause,
        benchmarks.Beside)  # fmt: skip
"""What bears codes, counted figures and sentences of the product alone."""
OF_THE_MATERIAL = {
    "authority": "held as the settings' and as what the month was loaded with",
    "snapshots": "made", "definitions": "made", "notes": "sentences of the product",
    "findings": "made",
}  # fmt: skip


def made_of(hint, found):
    """Gather what bears texts, however deep, with the fields that are texts or hold some."""
    is_record = isinstance(hint, type) and dataclasses.is_dataclass(hint)
    if is_record and hint not in found:
        hints = get_type_hints(hint)
        found[hint] = {name for name, one in hints.items() if _is_text(one)}
        for one in hints.values():
            made_of(one, found)
    for one in get_args(hint):
        made_of(one, found)
    return found


def _is_text(hint):
    inner = get_args(hint)
    records = any(isinstance(one, type) and dataclasses.is_dataclass(one) for one in inner)
    return hint is str or (not records and any(_is_text(one) for one in inner))


def test_whatever_bears_words_in_a_paper_is_declared_here():
    bears = {kind for kind, texts in made_of(Material, {}).items() if texts}

    assert bears - set(SETTINGS) == {Material, *FEEDS, *FROM_THE_SETTINGS, *MADE}
    assert made_of(Material, {})[Material] == OF_THE_MATERIAL.keys()


def test_every_feed_of_these_is_quoted():
    assert set(FEEDS.values()) <= set(programme.QUOTED)
    assert {"words", "by"} <= {one.name for one in TABLES["narrative"].columns}


def test_every_text_of_the_settings_is_held_with_its_place():
    marks = {}
    settings = _marked(Settings, marks)
    held = {words: place for place, words in typed(settings)}

    assert held.keys() == marks.keys()
    for mark, (section, name) in marks.items():
        assert held[mark].startswith("authority.toml, [")
        assert held[mark].endswith(f", {name}"), section


def _marked(kind, marks):
    """Give settings, or a section, in which each text is a mark of its own."""
    made = {}
    for name, hint in get_type_hints(kind).items():
        inner = next(iter(get_args(hint)), None)
        if dataclasses.is_dataclass(hint):
            made[name] = _marked(hint, marks)
        elif dataclasses.is_dataclass(inner):
            made[name] = (_marked(inner, marks), _marked(inner, marks))
        elif hint is str or inner is str:
            words = [f"mark {len(marks) + more}" for more in (1, 2)]
            taken = words[:1] if hint is str else words
            marks |= dict.fromkeys(taken, (kind.__name__, name))
            made[name] = taken[0] if hint is str else tuple(taken)
    return kind(**made)


def test_what_is_as_it_comes_is_nobodys_word():
    assert list(typed(Settings())) == []
