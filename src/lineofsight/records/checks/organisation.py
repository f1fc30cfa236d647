"""Checks of the service's tables: workers, allocations, posts, population, plan."""

from lineofsight.records.checks.declaring import Check

WORKFORCE = (
    Check(
        "professionals",
        "a full-time equivalent above 1.5 for most workers: is it hours or percent?",
        """
        select w.source_file, w.source_row
        from professionals w
        cross join (
            select sum(case when fte > 1.5 then 1 else 0 end) as above, count(*) as workers
            from professionals
        ) n
        where w.fte > 1.5 and n.above + n.above > n.workers
        """,
        stops=True,
    ),
    Check(
        "professionals",
        "a full-time equivalent that is missing, below 0 or above 1",
        "select source_file, source_row from professionals where fte is null or fte < 0 or fte > 1",
    ),
    Check(
        "workforce_census",
        "a full-time equivalent that is missing, below 0 or above 1",
        "select source_file, source_row from workforce_census "
        "where fte is null or fte < 0 or fte > 1",
    ),
    Check(
        "professionals",
        "a worker in post twice at once",
        """
        select a.source_file, a.source_row
        from professionals a
        join professionals b on a.worker_id = b.worker_id and b.started_on < a.started_on
        where b.last_day_on is null or b.last_day_on >= a.started_on
        """,
    ),
    Check(
        "professionals",
        "a worker of no full-time equivalent who holds cases",
        """
        select w.source_file, w.source_row
        from professionals w
        join (
            select distinct worker_id
            from involvements
            where ended_on is null and allocation = 'primary'
        ) i on i.worker_id = w.worker_id
        where w.last_day_on is null and w.fte <= 0
        """,
        also_reads=("involvements",),
    ),
    Check(
        "involvements",
        "an allocation to a worker that is not in the workers",
        """
        select i.source_file, i.source_row
        from involvements i
        left join professionals w on w.worker_id = i.worker_id
        where i.worker_id is not null and w.worker_id is null
        """,
        also_reads=("professionals",),
    ),
    Check(
        "involvements",
        "a case still held by a worker who has left",
        """
        select i.source_file, i.source_row
        from involvements i
        join (
            select worker_id, max(coalesce(last_day_on, date '9999-12-31')) as last_day_on
            from professionals
            group by worker_id
        ) w on w.worker_id = i.worker_id
        cross join asked a
        where i.ended_on is null and w.last_day_on < a.extracted_on
        """,
        also_reads=("professionals",),
    ),
    Check(
        "involvements",
        "a second primary allocation of the same child at once",
        """
        select a.source_file, a.source_row
        from involvements a
        join involvements b on a.child_id = b.child_id and b.started_on < a.started_on
        where a.allocation = 'primary' and b.allocation = 'primary'
          and (b.ended_on is null or b.ended_on > a.started_on)
        """,
    ),
    Check(
        "professionals",
        "a team that is not in the teams",
        """
        select w.source_file, w.source_row
        from professionals w
        left join department d on d.team = w.team
        where w.team is not null and d.team is null
        """,
        also_reads=("department",),
    ),
    Check(
        "posts",
        "a post without a full-time equivalent",
        "select source_file, source_row from posts where fte is null or fte <= 0",
    ),
)

PROGRAMME = (
    Check(
        "population",
        "a population that is not above 0",
        "select source_file, source_row from population where children <= 0",
        stops=True,
    ),
    Check(
        "incidents",
        "a victim's age outside 1 to 19",
        """
        select source_file, source_row
        from incidents
        where victim_age is null or victim_age < 1 or victim_age > 19
        """,
        then="no victim of youth violence by the definition, and not counted",
    ),
    Check(
        "plan_milestones",
        "a milestone of an action that is not in the plan",
        """
        select m.source_file, m.source_row
        from plan_milestones m
        left join plan_actions a on a.action_ref = m.action_ref
        where a.action_ref is null
        """,
        also_reads=("plan_actions",),
    ),
)

CHECKS = (*WORKFORCE, *PROGRAMME)
