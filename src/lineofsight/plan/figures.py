"""What the picture says of the indicators that a plan is tied to: signals and verdicts."""

from collections.abc import Iterable, Mapping

from lineofsight import picture
from lineofsight.picture import Exactness, Picture, Series
from lineofsight.plan import impact
from lineofsight.plan.content import Action
from lineofsight.plan.impact import Seen, Verdict
from lineofsight.plan.lights import Signal


def signals(shown: Picture | None, exactness: Exactness) -> Mapping[str, Signal]:
    """Give what the newest month of every indicator says; nothing before the first load."""
    if shown is None:
        return {}
    return {
        row.code: Signal(row.judged.rag, row.judged.is_concern)
        for row in picture.scorecard_rows(shown, exactness=exactness)
    }


def verdicts(
    actions: Iterable[Action], shown: Picture | None, exactness: Exactness
) -> list[Verdict]:
    """Judge every expected effect, the ones to worry about first; an indicator is read once."""
    charts: dict[str, tuple[list[Seen], str]] = {}
    ways = _better(shown, exactness)
    found = []
    for action in actions:
        for effect in action.effects:
            if effect.code not in charts:
                charts[effect.code] = _chart(shown, effect.code, exactness)
            seen, why_not = charts[effect.code]
            better = ways.get(effect.code, 0)
            found.append(impact.verdict(action, effect, seen, why_not=why_not, better=better))
    return impact.in_order(iter(found))


def _better(shown: Picture | None, exactness: Exactness) -> Mapping[str, int]:
    rows = picture.scorecard_rows(shown, exactness=exactness) if shown else []
    return {row.code: {"higher": 1, "lower": -1}.get(row.better, 0) for row in rows}


def _chart(shown: Picture | None, code: str, exactness: Exactness) -> tuple[list[Seen], str]:
    series = picture.series(shown, code, exactness=exactness) if shown else None
    if series is None:
        return [], "no month has been counted"
    return [_seen(series, place) for place in range(len(series.points))], series.why_not


def _seen(series: Series, place: int) -> Seen:
    point = series.points[place]
    return Seen(point.month, point.value, point.mean, bool(point.cause))
