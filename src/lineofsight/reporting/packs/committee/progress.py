"""Section 2: how the programme stands, by work stream; achievements, challenges, mitigation."""

from collections.abc import Sequence

from lineofsight.kernel.periods import in_words
from lineofsight.records.programme import Action
from lineofsight.reporting import wording
from lineofsight.reporting.document import (
    Block,
    Column,
    NumberRun,
    Rag,
    Reference,
    Section,
    Words,
    actions,
    bullets,
    paragraph,
    row,
    strong,
    table,
    words,
)
from lineofsight.reporting.packs.committee.material import Material
from lineofsight.reporting.runs import RunLike

WORST_FIRST = ("off track", "at risk", "paused", "on track", "not started")
"""Declared statuses of open actions, the worst first; a work stream is as its worst action."""

COLOURS = {"off track": "red", "at risk": "amber", "on track": "green"}


def status(declared: Sequence[str]) -> str:
    """Roll declared statuses up: the worst of the open ones, or complete when none is open."""
    open_ones = [one for one in WORST_FIRST if one in declared]
    if open_ones:
        return open_ones[0]
    return "complete" if declared else "no actions"


def tag(state: str) -> Rag:
    """Give a status as a tag with its word."""
    return Rag(state.capitalize(), COLOURS.get(state, "none"))  # type: ignore[arg-type]


def work_streams(material: Material) -> dict[str, list[Action]]:
    """Give the actions of each work stream, in the plan's order."""
    found: dict[str, list[Action]] = {}
    for action in material.plan.actions:
        found.setdefault(action.work_stream, []).append(action)
    return found


def section(material: Material) -> Section:
    """Draft the section: an overview, then a part for each work stream."""
    streams = work_streams(material)
    return Section(
        f"Progress on the {material.settings.paper.plan_name}",
        key="progress",
        as_at=words(f"As at {in_words(material.month.last_day)}"),
        sections=(
            _overview(material, streams),
            *(_stream(name, some) for name, some in streams.items()),
        ),
    )


def _overview(material: Material, streams: dict[str, list[Action]]) -> Section:
    blocks: list[Block] = []
    if streams:
        overall = status([action.status for action in material.plan.actions])
        blocks.append(
            paragraph(
                "The table below shows how each work stream of the programme stands. A work stream "
                "is as its worst open action is declared, and so is the programme, which is ",
                strong(overall),
                ". The key to the statuses is on ",
                Reference("plan-key"),
                ".",
            )
        )
        blocks.append(_status_table(streams))
    else:
        blocks.append(paragraph("No improvement plan was loaded with this month."))
    blocks += _listed(material, "achievement", f"Key achievements in {material.month.name}:")
    blocks += _challenges(material)
    blocks.append(paragraph(f"Demand and activity in {material.month.name}:"))
    blocks.append(bullets(*(wording.sentence(item) for item in material.activity.values())))
    return Section(f"Overview of progress in {material.month.name}", tuple(blocks))


def _status_table(streams: dict[str, list[Action]]) -> Block:
    lines = []
    for name, some in streams.items():
        state = status([action.status for action in some])
        done = sum(action.status.startswith("complete") for action in some)
        lines.append(
            row(
                name,
                some[0].sro,
                NumberRun(str(len(some)), f"plan/{name}/actions"),
                NumberRun(str(done), f"plan/{name}/complete"),
                tag(state),
            )
        )
    columns: list[Column | str] = [
        "Work stream",
        "Senior responsible officer",
        Column("Actions", "number"),
        Column("Complete", "number"),
        Column("Status", "rag"),
    ]
    return table("Status by work stream", columns, lines, key="status")


def _listed(material: Material, kind: str, opening: str) -> list[Block]:
    said = material.words_of(kind)
    if not said:
        return []
    return [paragraph(opening), bullets(*(one.words for one in said))]


def _challenges(material: Material) -> list[Block]:
    """List the challenges; what is being done about each follows it."""
    challenges = material.words_of("challenge")
    mitigation = material.words_of("mitigation")
    if not challenges and not mitigation:
        return []
    items: list[Words] = [words(one.words) for one in challenges]
    blocks: list[Block] = [
        paragraph("Key challenges, set beside the indicators of ", Reference("performance"), ":"),
        bullets(*items),
    ]
    if mitigation:
        blocks += [
            paragraph("What is being done about them:"),
            bullets(*(one.words for one in mitigation)),
        ]
    return blocks


def _stream(name: str, some: Sequence[Action]) -> Section:
    """Say what each priority of a work stream has done and what is off its path."""
    blocks: list[Block] = []
    for number, title in dict.fromkeys((one.priority, one.priority_name) for one in some):
        mine = [one for one in some if one.priority == number]
        blocks.append(_priority(number, title, mine))
    return Section(f"{name} actions", tuple(blocks))


def _priority(number: int | None, title: str, mine: Sequence[Action]) -> Block:
    reported = [one for one in mine if one.progress]
    lead = f"Priority {number}, {title}: " if number is not None else f"{title}: "
    parts: list[RunLike] = [strong(lead)]
    if not reported:
        parts.append("no progress was reported on its actions this month. ")
    for one in reported:
        parts += [one.progress.rstrip(". ") + " ", actions(one.ref), ". "]
    slipping = [one.ref for one in mine if one.status in ("off track", "at risk")]
    if slipping:
        parts += ["Declared at risk or off track ", actions(*slipping), "."]
    return paragraph(*parts)
