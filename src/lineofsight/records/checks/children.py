"""Checks of the children's tables: need, protection, care, missing, courts."""

from lineofsight.records.checks.declaring import (
    Check,
    in_order,
    not_worked,
    overlaps,
)

_ADULT = """
    select t.source_file, t.source_row
    from {table} t
    join person p on p.child_id = t.child_id
    cross join asked a
    join days d on d.day = a.extracted_on
    where t.ended_on is null and d.birthday - p.born_birthday >= 180000
"""

_AFTER_CLOSING = """
    select v.source_file, v.source_row
    from {visits} v
    join (
        select child_id, max(coalesce(ended_on, date '9999-12-31')) as ended_on
        from {spells}
        group by child_id
    ) s on s.child_id = v.child_id
    where v.seen_on > s.ended_on
"""

PERSON = (
    Check(
        "person",
        "an unborn child whose day of birth has passed",
        """
        select p.source_file, p.source_row
        from person p
        cross join asked a
        where p.is_unborn = 'yes' and p.born_on <= a.extracted_on
        """,
    ),
    Check(
        "person",
        "a date of birth over 30 years before the extract",
        """
        select p.source_file, p.source_row
        from person p
        cross join asked a
        join days d on d.day = a.extracted_on
        where d.birthday - p.born_birthday >= 300000
        """,
    ),
    Check(
        "person",
        "no date of birth, and not unborn: age not known",
        "select source_file, source_row from person where born_on is null and is_unborn <> 'yes'",
    ),
)

_ALL_CLOSED = """
    select r.source_file, r.source_row
    from referrals r
    cross join (
        select
            sum(case when no_further_action = 'yes' then 0 else 1 end) as others,
            count(*) as referrals
        from referrals
    ) t
    where t.others = 0 and t.referrals >= 10
"""

NEED = (
    Check(
        "referrals",
        "every one of ten or more referrals is closed without further action",
        _ALL_CLOSED,
    ),
    overlaps("cin_episodes", "an episode of need"),
    overlaps("cin_plans", "a child in need plan"),
    Check(
        "cin_visits",
        "a visit after the case closed",
        _AFTER_CLOSING.format(visits="cin_visits", spells="cin_episodes"),
        also_reads=("cin_episodes",),
    ),
    Check(
        "cin_plans",
        "a child in need plan while a protection plan is open",
        """
        select c.source_file, c.source_row
        from cin_plans c
        join cp_plans p on p.child_id = c.child_id
        where c.ended_on is null and p.ended_on is null
        """,
        also_reads=("cp_plans",),
    ),
    Check(
        "cin_episodes",
        "closed without a reason",
        """
        select source_file, source_row
        from cin_episodes
        where ended_on is not null and closure_reason = 'not recorded'
        """,
    ),
    Check(
        "cin_episodes",
        "a closed case that still has the status of an open one",
        """
        select source_file, source_row
        from cin_episodes
        where ended_on is not null
          and case_status in ('looked after', 'protection plan', 'child in need plan',
                              'open assessment')
        """,
    ),
)

PROTECTION = (
    not_worked("initial_cp_conference", "held_on", "a conference"),
    not_worked("cp_reviews", "held_on", "a review conference"),
    in_order(
        "s47_enquiry",
        "started_on",
        "conference_on",
        "a conference before the strategy discussion: counted, and never in time",
    ),
    Check(
        "s47_enquiry",
        "a conference held although it was deemed unnecessary",
        """
        select source_file, source_row
        from s47_enquiry
        where conference_unnecessary = 'yes' and conference_on is not null
        """,
    ),
    overlaps("cp_plans", "a protection plan"),
    Check("cp_plans", "an open protection plan of somebody over 18",
          _ADULT.format(table="cp_plans"), also_reads=("person",)),
    Check(
        "cp_visits",
        "a visit after the plan ended",
        _AFTER_CLOSING.format(visits="cp_visits", spells="cp_plans"),
        also_reads=("cp_plans",),
    ),
)  # fmt: skip

CARE = (
    overlaps("cla_episodes", "an episode of care"),
    overlaps("cla_placement", "a placement"),
    Check("cla_episodes", "an open episode of care of somebody over 18",
          _ADULT.format(table="cla_episodes"), also_reads=("person",)),
    Check(
        "cla_episodes",
        "ceased without a reason",
        """
        select source_file, source_row
        from cla_episodes
        where ended_on is not null and end_reason = 'not recorded'
        """,
    ),
    Check(
        "cla_placement",
        "an open placement of a child with no open episode of care",
        """
        select p.source_file, p.source_row
        from cla_placement p
        left join cla_episodes e on e.child_id = p.child_id and e.ended_on is null
        where p.ended_on is null and e.child_id is null
        """,
        also_reads=("cla_episodes",),
    ),
    in_order("cla_health", "requested_on", "completed_on", "done before it was asked for"),
    Check(
        "permanence",
        "a decision of adoption while an earlier one of the child stands",
        """
        select a.source_file, a.source_row
        from permanence a
        join permanence b on a.child_id = b.child_id and b.decided_on < a.decided_on
        where (b.reversed_on is null or b.reversed_on > a.decided_on)
          and (b.ordered_on is null or b.ordered_on > a.decided_on)
        """,
        then="both are counted",
    ),
    in_order("permanence", "decided_on", "matched_on", "matched before the decision"),
    Check(
        "missing",
        "an interview before the child returned: never in time",
        """
        select source_file, source_row
        from missing
        where interviewed_second < returned_second
          and (interviewed_has_time = 1 or interviewed_on < returned_on)
        """,
    ),
    Check(
        "missing",
        "an interview while the child is still missing",
        """
        select source_file, source_row
        from missing
        where interviewed_at is not null and returned_at is null
        """,
    ),
)  # fmt: skip

COURTS = (
    Check(
        "pre_proceedings",
        "an application to court, and no day on which pre-proceedings ended",
        """
        select source_file, source_row
        from pre_proceedings
        where applied_on is not null and ended_on is null
        """,
        then="counted as ended by the application",
    ),
)

CHECKS = (*PERSON, *NEED, *PROTECTION, *CARE, *COURTS)
