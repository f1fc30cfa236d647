"""How each child stands on the day: in need, on a plan, looked after, in court, and since when.

Read from the populations where they decide (18th birthdays, plans of other authorities, short
breaks) and from the records where one row says it all.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from lineofsight.picture.made.coded import meaning
from lineofsight.populations import moments
from lineofsight.populations.catalogue import standing
from lineofsight.records.opened import Opened

_OPEN = "started_on <= m.day and (ended_on is null or ended_on > m.day)"


@dataclass(frozen=True)
class _Status:
    """One way a child can stand: its words, the query of who does, and what it is detailed by."""

    key: str
    words: str
    sql: str  # gives child_id, since, detail
    populations: tuple[str, ...] = ()
    detail: tuple[str, str] = ("", "")  # table and column whose code `detail` is


_STATUSES = (
    _Status(
        "looked_after", "Looked after",
        f"""select c.child_id, max(c.started_on) as since, max(e.legal_status) as detail
        from care_periods c join moments m on c.started_on <= m.day
            and (c.ended_on is null or c.ended_on > m.day)
        left join (select child_id, max(legal_status) as legal_status from cla_episodes
            join moments m on {_OPEN} group by child_id) e on e.child_id = c.child_id
        group by c.child_id""",
        ("care_periods",), ("cla_episodes", "legal_status"),
    ),
    _Status(
        "protection_plan", "Child protection plan",
        f"""select s.child_id, max(s.started_on) as since, max(p.latest_category) as detail
        from cp_plan_spells s join moments m on s.started_on <= m.day
            and (s.ended_on is null or s.ended_on > m.day)
        left join (select child_id, max(latest_category) as latest_category from cp_plans
            join moments m on {_OPEN} group by child_id) p on p.child_id = s.child_id
        group by s.child_id""",
        ("cp_plan_spells",), ("cp_plans", "latest_category"),
    ),
    _Status(
        "in_proceedings", "Care proceedings",
        """select child_id, min(issued_on) as since, '' as detail
        from children_in_proceedings group by child_id""",
        ("children_in_proceedings",),
    ),
    _Status(
        "pre_proceedings", "Pre-proceedings",
        """select child_id, min(coalesce(letter_on, decided_on)) as since, '' as detail
        from pre_proceedings join moments m on coalesce(letter_on, decided_on) <= m.day
            and (coalesce(ended_on, applied_on) is null or coalesce(ended_on, applied_on) > m.day)
        group by child_id""",
    ),
    _Status(
        "care_leaver", "Care leaver",
        """select k.child_id, min(c.effective_on) as since, '' as detail
        from care_leavers_known k
        join moments m on true
        join care_leavers c on c.child_id = k.child_id and c.effective_on <= m.day
        group by k.child_id""",
        ("care_leavers_known",),
    ),
    _Status(
        "missing_now", "Missing now",
        """select child_id, max(missing_on) as since, '' as detail
        from missing join moments m on missing_on <= m.day
        where returned_on is null or returned_on > m.day group by child_id""",
    ),
    _Status(
        "exploitation", "At risk of exploitation",
        f"""select child_id, min(started_on) as since, max(kind) as detail
        from exploitation_risks join moments m on {_OPEN} group by child_id""",
        (), ("exploitation_risks", "kind"),
    ),
    _Status(
        "plan_in_need", "Child in need plan",
        f"""select child_id, max(started_on) as since, '' as detail
        from cin_plans join moments m on {_OPEN} group by child_id""",
    ),
    _Status(
        "in_need", "Child in need",
        f"""select child_id, max(started_on) as since, max(primary_need) as detail
        from cin_episodes join moments m on {_OPEN} group by child_id""",
        (), ("cin_episodes", "primary_need"),
    ),
    _Status(
        "early_help", "Early help",
        f"""select child_id, max(started_on) as since, '' as detail
        from early_help_episodes join moments m on {_OPEN} group by child_id""",
    ),
)  # fmt: skip
"""The most pressing first: this is the order they are shown in."""

Held = Mapping[str, str]
"""One status of one child: key, words, since, detail."""


def statuses(live: Opened, on: dt.date) -> dict[str, list[Held]]:
    """Give how each child stands on a day, the most pressing first."""
    names = [name for one in _STATUSES for name in one.populations]
    moments.build(live, names, days=[on], populations=standing())
    found: dict[str, list[Held]] = defaultdict(list)
    for one in _STATUSES:
        for row in live.run(one.sql).to_pylist():
            detail = meaning(*one.detail, row["detail"]) if one.detail[0] else ""
            since = row["since"].isoformat() if row["since"] else ""
            found[row["child_id"]].append(
                {"key": one.key, "words": one.words, "since": since, "detail": detail}
            )
    return found
