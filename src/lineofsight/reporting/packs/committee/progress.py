"""Section 2: how the programme stands, by work stream; achievements, challenges, demand."""

from collections.abc import Mapping, Sequence

from lineofsight.indicators.judging import Colour
from lineofsight.kernel.periods import in_words
from lineofsight.records.programme import Action
from lineofsight.reporting.document import (
    Block,
    Column,
    NumberRun,
    Reference,
    Section,
    Words,
    actions,
    bullets,
    emphasis,
    paragraph,
    row,
    strong,
    table,
    words,
)
from lineofsight.reporting.packs.committee import statuses
from lineofsight.reporting.packs.committee.activity import demand
from lineofsight.reporting.packs.committee.challenges import challenges
from lineofsight.reporting.packs.committee.material import Material
from lineofsight.reporting.runs import RunLike


def section(material: Material) -> Section:
    """Draft the section: an overview, then a part for each work stream."""
    streams = statuses.work_streams(material.plan.actions)
    return Section(
        f"Progress on the {material.settings.paper.plan_name}",
        key="progress",
        as_at=words(f"Actions and activity as at {in_words(material.month.last_day)}"),
        sections=(
            _overview(material, streams),
            *(_stream(name, some) for name, some in streams.items()),
        ),
    )


def _overview(material: Material, streams: Mapping[str, Sequence[Action]]) -> Section:
    blocks: list[Block] = []
    if streams:
        blocks += [_standing(material), _status_table(streams)]
        blocks += _set_beside_indicators(material)
    else:
        blocks.append(paragraph("No improvement plan was loaded with this month."))
    blocks += _achievements(material)
    blocks += challenges(material)
    blocks += demand(material)
    return Section(f"Overview of progress in {material.month.name}", tuple(blocks))


def _standing(material: Material) -> Block:
    """Say how the programme stands as a whole, and which actions make it so."""
    plan = material.plan.actions
    overall = statuses.rolled_up(plan)
    parts: list[RunLike] = [
        Reference("status"),
        " gives an overview of the work streams. The overall status of the programme is ",
        strong(overall),
    ]
    slipping = [one.ref for one in plan if one.status in statuses.SLIPPING]
    if slipping:
        parts += [
            ". Programme and work streams take the worst status of their open actions, here ",
            actions(*slipping),
        ]
    if material.plan.key:
        parts += [". The key to the statuses is on ", Reference("plan-key", "page"), " of "]
        parts += [Reference("plan")]
    return paragraph(*parts, ".")


def _status_table(streams: Mapping[str, Sequence[Action]]) -> Block:
    lines = [
        row(
            name,
            some[0].sro,
            NumberRun(str(len(some)), f"plan/{name}/actions"),
            NumberRun(str(sum(map(statuses.is_complete, some))), f"plan/{name}/complete"),
            statuses.tag(statuses.rolled_up(some)),
        )
        for name, some in streams.items()
    ]
    columns: list[Column | str] = [
        "Work stream",
        "Senior responsible officer",
        Column("Actions", "number"),
        Column("Complete", "number"),
        Column("Status", "rag"),
    ]
    return table("Status by work stream", columns, lines, key="status")


def _set_beside_indicators(material: Material) -> list[Block]:
    """Set red indicators beside actions that are declared on track: readers will ask."""
    red = sum(item.rag.colour is Colour.RED for item in material.priority.values())
    on_track = sum(action.status == "on track" for action in material.plan.actions)
    if not red or not on_track:
        return []
    month = material.indicators_month
    return [
        paragraph(
            NumberRun(str(on_track), "plan/on track"),
            f" action{'s are' if on_track > 1 else ' is'} declared on track while ",
            NumberRun(str(red), f"indicators/red/{month}"),
            f" priority indicator{'s were' if red > 1 else ' was'} red in {month.name} (",
            Reference("performance"),
            "). A status says whether an action keeps to its time; an indicator says what has "
            "changed for children, which takes longer to show.",
        )
    ]


def _achievements(material: Material) -> list[Block]:
    said = material.words_of("achievement")
    if not said:
        return [paragraph(f"No achievements were reported for {material.month.name}.")]
    return [
        paragraph(f"Key achievements in {material.month.name} are:"),
        bullets(*(one.words for one in said)),
    ]


def _stream(name: str, some: Sequence[Action]) -> Section:
    """Say what each priority of a work stream has done and what is off its path."""
    blocks: list[Block] = []
    for label, mine in statuses.priorities(some).items():
        blocks += _priority(label, mine)
    return Section(f"{name} actions", tuple(blocks), key=f"stream:{name}")


def _priority(label: str, mine: Sequence[Action]) -> list[Block]:
    reported = [one for one in mine if one.progress]
    silent = [one.ref for one in mine if not one.progress]
    parts: list[RunLike] = [strong(f"{label}. "), *_counted(label, mine)]
    if silent:
        parts += [" No progress was reported on ", actions(*silent), "."]
    lines = [_reported(one) for one in reported]
    return [paragraph(*parts), *([bullets(*lines)] if lines else [])]


def _counted(label: str, mine: Sequence[Action]) -> Words:
    """Count the actions of a priority by status, as in `10 actions: 1 at risk and 9 on track`."""
    counts = statuses.counted(mine)
    total = NumberRun(f"{len(mine)} action{'s' if len(mine) != 1 else ''}", f"plan/{label}")
    if len(counts) == 1:
        return words(
            total, f", {'all ' if len(mine) > 1 else ''}{statuses.in_words(mine[0].status)}."
        )
    line: list[RunLike] = [total, ": "]
    for place, (status, count) in enumerate(counts.items()):
        joint = "" if not place else " and " if place == len(counts) - 1 else ", "
        number = NumberRun(str(count), f"plan/{label}/{status}")
        line += [joint, number, f" {statuses.in_words(status)}"]
    return words(*line, ".")


def _reported(one: Action) -> Words:
    """Give what was reported of one action, after what the action is."""
    state = "" if one.status == "on track" else f" ({statuses.in_words(one.status)})"
    return words(
        emphasis(f"{one.action.rstrip('. ')}{state}. "),
        f"{one.progress.rstrip('. ')} ",
        actions(one.ref),
    )
