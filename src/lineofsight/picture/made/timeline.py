"""What happened to each child, event by event, each with the row of the source it stands in."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.picture.made.coded import meaning
from lineofsight.picture.made.making import Making
from lineofsight.records.standard import TABLES


@dataclass(frozen=True)
class Happening:
    """One kind of event: the table and the day it is read from, and the facts told with it."""

    table: str
    on: str
    kind: str
    title: str
    tells: tuple[str, ...] = ()


_SEEN = ("child_seen", "seen_alone", "method", "worker")

HAPPENINGS = (
    Happening("contacts", "contacted_on", "contact", "Contact", ("source", "outcome")),
    Happening("mash_enquiries", "received_at", "contact", "Enquiry in the hub", ("rating", "team")),
    Happening("early_help_assessments", "started_on", "early help", "Early help assessment began",
              ("organisation",)),
    Happening("early_help_episodes", "started_on", "early help", "Early help began",
              ("organisation", "team", "worker")),
    Happening("early_help_episodes", "ended_on", "early help", "Early help ended", ("end_reason",)),
    Happening("referrals", "referred_on", "referral", "Referral",
              ("source", "no_further_action", "team", "worker")),
    Happening("cin_episodes", "started_on", "need", "Episode of need began",
              ("primary_need", "team", "worker")),
    Happening("cin_episodes", "ended_on", "need", "Episode of need ended", ("closure_reason",)),
    Happening("cin_assessments", "started_on", "assessment", "Assessment began",
              ("team", "worker")),
    Happening("cin_assessments", "authorised_on", "assessment", "Assessment authorised",
              ("outcome", "child_seen", "needs_support")),
    Happening("cin_plans", "started_on", "plan", "Child in need plan began", ("team", "worker")),
    Happening("cin_plans", "ended_on", "plan", "Child in need plan ended"),
    Happening("cin_reviews", "held_on", "review", "Review of the child in need plan"),
    Happening("cin_visits", "seen_on", "visit", "Visit, child in need", _SEEN),
    Happening("s47_enquiry", "started_on", "strategy discussion", "Section 47 enquiry began",
              ("team", "worker")),
    Happening("s47_enquiry", "ended_on", "strategy discussion", "Section 47 enquiry ended",
              ("outcome",)),
    Happening("strategy_discussions", "held_on", "strategy discussion", "Strategy discussion",
              ("reason", "team")),
    Happening("initial_cp_conference", "held_on", "conference",
              "Initial child protection conference", ("led_to_plan", "transfer_in", "quorate")),
    Happening("cp_transfers_in", "notified_on", "conference",
              "Moved here on another authority's plan", ("team",)),
    Happening("cp_plans", "started_on", "plan", "Child protection plan began",
              ("initial_category", "team", "worker")),
    Happening("cp_plans", "ended_on", "plan", "Child protection plan ended", ("latest_category",)),
    Happening("cp_visits", "seen_on", "visit", "Visit, child protection plan", _SEEN),
    Happening("cp_reviews", "held_on", "conference", "Review child protection conference",
              ("plan_continues", "quorate", "participation")),
    Happening("cp_long_plan_reviews", "held_on", "review", "Manager's review of a long plan"),
    Happening("core_groups", "held_on", "review", "Core group"),
    Happening("cla_episodes", "started_on", "care", "Episode of care began",
              ("start_reason", "legal_status", "team", "worker")),
    Happening("cla_episodes", "ended_on", "care", "Episode of care ended", ("end_reason",)),
    Happening("cla_placement", "started_on", "placement", "Placement began",
              ("placement_type", "provider", "in_boundary")),
    Happening("cla_placement", "ended_on", "placement", "Placement ended", ("change_reason",)),
    Happening("cla_reviews", "held_on", "review", "Review of care", ("participation",)),
    Happening("cla_visits", "seen_on", "visit", "Visit, looked after", _SEEN),
    Happening("cla_health", "requested_on", "health", "Health assessment asked for", ("kind",)),
    Happening("cla_health", "completed_on", "health", "Health assessment", ("kind", "outcome")),
    Happening("cla_care_plan", "started_on", "plan", "Care plan", ("permanence_plan",)),
    Happening("missing", "missing_at", "missing episode", "Went missing", ("kind",)),
    Happening("missing", "returned_at", "missing episode", "Came back"),
    Happening("missing", "interviewed_at", "missing episode", "Return interview"),
    Happening("care_leavers", "effective_on", "care leaver", "Status as a care leaver",
              ("eligibility", "in_touch", "accommodation", "activity", "adviser")),
    Happening("pathway_plans", "reviewed_on", "review", "Pathway plan", ("adviser",)),
    Happening("education_plans", "reviewed_on", "education", "Personal education plan"),
    Happening("schools", "started_on", "education", "School began"),
    Happening("exploitation_risks", "started_on", "exploitation", "Risk of exploitation opened",
              ("kind", "level")),
    Happening("exploitation_risks", "ended_on", "exploitation", "Risk of exploitation closed",
              ("kind",)),
    Happening("exploitation_reviews", "reviewed_on", "exploitation", "Review of exploitation"),
    Happening("nrm_referrals", "referred_on", "exploitation",
              "Referral to the National Referral Mechanism", ("kind",)),
    Happening("youth_justice_outcomes", "happened_on", "youth justice", "Youth justice outcome",
              ("outcome",)),
    Happening("involvements", "started_on", "allocation", "Allocated",
              ("allocation", "worker_id", "team", "change_reason")),
    Happening("involvements", "ended_on", "allocation", "Allocation ended",
              ("allocation", "worker_id", "team")),
    Happening("pre_proceedings", "decided_on", "legal", "Pre-proceedings decided"),
    Happening("pre_proceedings", "letter_on", "legal", "Letter before proceedings"),
    Happening("pre_proceedings", "ended_on", "legal", "Pre-proceedings ended", ("outcome",)),
    Happening("legal_meetings", "held_on", "legal", "Legal planning meeting"),
    Happening("care_proceedings", "issued_on", "legal", "Care proceedings issued",
              ("application_type", "is_emergency")),
    Happening("care_proceedings", "final_order_on", "legal", "Final order"),
    Happening("deprivation_of_liberty", "started_on", "legal", "Deprivation of liberty began"),
    Happening("permanence", "decided_on", "permanence", "Decided that adoption is best"),
    Happening("permanence", "placement_order_on", "permanence", "Placement order"),
    Happening("permanence", "matched_on", "permanence", "Matched"),
    Happening("permanence", "placed_on", "permanence", "Placed for adoption"),
    Happening("permanence", "ordered_on", "permanence", "Adoption order"),
    Happening("permanence", "order_on", "permanence", "Order for permanence", ("order_type",)),
    Happening("permanence_matches", "panel_on", "permanence", "Matching panel", ("outcome",)),
    Happening("supervision", "supervised_on", "oversight", "Case supervision", ("worker_id",)),
    Happening("management_oversight", "noted_on", "oversight", "Management oversight",
              ("worker_id",)),
    Happening("voice_of_child", "recorded_on", "voice", "What the child said", ("means",)),
    Happening("audits", "audited_on", "audit", "Case audit", ("grade", "moderated_grade")),
)  # fmt: skip
"""Every kind of event, and where in the records it is written."""

KINDS = tuple(dict.fromkeys(one.kind for one in HAPPENINGS))
"""The kinds a timeline can be narrowed to."""

_LABELS = {
    "child_seen": "child seen", "seen_alone": "seen alone", "worker_id": "worker",
    "no_further_action": "no further action", "needs_support": "needs support",
    "led_to_plan": "led to a plan", "transfer_in": "transfer in", "in_boundary": "in the area",
    "plan_continues": "plan continues", "is_emergency": "emergency",
    "moderated_grade": "grade after moderation", "placement_type": "placement",
    "start_reason": "reason", "end_reason": "reason", "closure_reason": "reason",
    "change_reason": "reason", "initial_category": "category", "latest_category": "category",
    "application_type": "application", "permanence_plan": "plan", "legal_status": "legal status",
    "primary_need": "need", "in_touch": "in touch", "order_type": "order",
}  # fmt: skip


def make(making: Making) -> None:
    """Write every event of every child, and the sources they stand in."""
    sources = making.live.seal.sources
    making.store.insert("source", ((at, one.file, one.sheet) for at, one in enumerate(sources)))
    for one in HAPPENINGS:
        making.store.insert("event", _events(making, one))


def _events(making: Making, one: Happening) -> Iterator[tuple[object, ...]]:
    names = ["child_id", one.on, *one.tells, "source_file", "source_row"]
    has_time = f"{one.on.removesuffix('_at')}_has_time" if one.on.endswith("_at") else ""
    columns = [*names, has_time] if has_time else names
    held = making.live.run(
        f"select {', '.join(columns)} from {one.table} "
        f"where {one.on} is not null and cast({one.on} as date) <= cast('{making.on}' as date)"
    ).to_pydict()
    told = [[_teller(one.table, name), held[name]] for name in one.tells]
    days, timed = held[one.on], held.get(has_time)
    for at, child_id in enumerate(held["child_id"]):
        number = making.children.get(child_id)
        if number is None:
            continue
        detail = "; ".join(words for tell, cells in told if (words := tell(cells[at])))
        yield (
            number, days[at].isoformat()[:10], _time(days[at], timed and timed[at]), one.kind,
            one.title, detail, held["source_file"][at], held["source_row"][at],
        )  # fmt: skip


def _teller(table: str, name: str) -> Callable[[str | None], str]:
    """Give what writes one fact of a table in words: `outcome: new referral`."""
    label = _LABELS.get(name, name.removesuffix("_id").replace("_", " "))
    is_coded = bool(TABLES[table].column(name).codes)
    known: dict[str | None, str] = {None: "", NOT_RECORDED: "", "": ""}

    def tell(cell: str | None) -> str:
        if cell not in known:
            known[cell] = f"{label}: {meaning(table, name, cell) if is_coded else cell}"
        return known[cell]

    return tell


def _time(at: dt.date | dt.datetime, has_time: int | None) -> str | None:
    return at.isoformat()[11:16] if has_time else None
