"""The SSDA903 files: children looked after in the years shown, every episode with its codes."""

import datetime as dt

from lineofsight.kernel.periods import Month
from lineofsight.records.sample.chance import stream
from lineofsight.records.sample.looking_after import Life, Placement
from lineofsight.records.sample.people import Child, age_on, birthday
from lineofsight.records.sample.sheets import Row, Sheet
from lineofsight.records.sample.story import Story

FAR = dt.date(9999, 1, 1)


def files(story: Story) -> list[Sheet]:
    """Give the twelve files, in the order of the return."""
    lives = [
        life for life in story.lives
        if life.placements and (life.care.ended is None or life.care.ended >= story.times.listed)
    ]  # fmt: skip
    children = {life.child: None for life in lives}
    return [
        _header(story, list(children)),
        _episodes(story, lives),
        _reviews(story, lives),
        _uasc(list(children)),
        _outcomes(story, lives),
        _at_birthday(story),
        _adopted(story, lives),
        _decided(lives),
        _earlier_permanence(story, list(children)),
        _missing(story),
        _workers(story, list(children)),
        Sheet("dolo", ("CHILD", "DOB", "DOLO_START", "DOLO_END")),
    ]


def _header(story: Story, children: list[Child]) -> Sheet:
    rng = stream(story.borough.seed, "pupil numbers")
    rows: list[Row] = []
    for child in children:
        old_enough = age_on(child.born, story.times.end) >= 5
        known = old_enough and rng.random() < 0.95
        letter = rng.choice("ABCDEFGHJKLMNPQRTUVWXYZ")
        upn = f"{letter}9990{rng.randrange(10**8):08d}" if known else "UN1" if old_enough else "UN3"
        sex = {"M": "1", "F": "2"}.get(child.sex, "1")
        rows.append([child.id, sex, child.born, child.ethnicity, upn, "", None])
    return Sheet("header", ("CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB"), rows)


def _episodes(story: Story, lives: list[Life]) -> Sheet:
    rows: list[Row] = []
    for life in lives:
        rows.extend(
            row for row in episodes_of(story, life)
            if not isinstance(row[7], dt.date) or row[7] >= story.times.listed
        )  # fmt: skip
    headings = ("CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC",
                "REASON_PLACE_CHANGE", "HOME_POST", "PL_POST", "URN")  # fmt: skip
    return Sheet("episodes", headings, rows)


def episodes_of(story: Story, life: Life) -> list[Row]:
    """Cut a period of care into episodes: one for each legal status in each placement."""
    until = life.care.ended or FAR
    end = story.times.end
    changes: dict[dt.date, list[str]] = {}
    for day, _ in life.care.statuses:
        if day < until and day <= end:
            changes.setdefault(day, []).append("status")
    for placement in life.placements:
        kind = "carries on" if placement.carries_on else "placement"
        changes.setdefault(placement.started, []).append(kind)
    days = sorted(changes)
    rows: list[Row] = []
    for place, day in enumerate(days):
        last = place + 1 == len(days)
        ceased = (None if life.care.ended is None else life.care.ended) if last else days[place + 1]
        placement = _placement_on(life, day)
        moves = not last and set(changes[days[place + 1]]) & {"placement", "carries on"}
        rows.append([
            life.child.id, day, _why("first" if place == 0 else "", changes[day]),
            _status_on(life, day), life.care.need, placement.kind, placement.provider, ceased,
            "" if ceased is None else life.care.reason if last else "X1",
            placement.change if moves else "", life.home, placement.postcode, placement.urn,
        ])  # fmt: skip
    return rows


def _why(first: str, changed: list[str]) -> str:
    if first:
        return "S"
    status = "status" in changed
    if "placement" in changed:
        return "B" if status else "P"
    if "carries on" in changed:
        return "U" if status else "T"
    return "L"


def _status_on(life: Life, day: dt.date) -> str:
    return max((one for one in life.care.statuses if one[0] <= day), key=lambda one: one[0])[1]


def _placement_on(life: Life, day: dt.date) -> Placement:
    return next(one for one in reversed(life.placements) if one.started <= day)


def _reviews(story: Story, lives: list[Life]) -> Sheet:
    rows: list[Row] = [
        [life.child.id, life.child.born, day, code]
        for life in lives
        for day, code in life.reviews
        if story.times.shown - dt.timedelta(days=200) <= day <= story.times.end
    ]
    return Sheet("reviews", ("CHILD", "DOB", "REVIEW", "REVIEW_CODE"), rows)


def _uasc(children: list[Child]) -> Sheet:
    rows: list[Row] = [
        [child.id, {"M": "1", "F": "2"}.get(child.sex, "1"), child.born, birthday(child.born, 18)]
        for child in children if child.uasc
    ]  # fmt: skip
    return Sheet("uasc", ("CHILD", "SEX", "DOB", "DUC"), rows)


def _outcomes(story: Story, lives: list[Life]) -> Sheet:
    rng = stream(story.borough.seed, "outcomes")
    since = story.times.year_before(story.times.end)
    rows: list[Row] = []
    for life in lives:
        if life.care.ended is not None or life.care.started > since:
            continue
        age = age_on(life.child.born, story.times.end)
        scored = 4 <= age <= 16 and rng.random() < 0.72
        score = min(40, max(0, round(rng.gauss(12.6, 6.5)))) if scored else None
        reason = "" if scored else "SDQ5" if age < 4 or age > 16 else rng.choice(("SDQ1", "SDQ2"))
        health = {name for name, _, done, _ in life.health if done and done > since}
        rows.append([
            life.child.id, life.child.born, score, reason, _bit(age >= 10 and rng.random() < 0.05),
            _bit(rng.random() < 0.9) if age < 5 else "", _bit(rng.random() < 0.86),
            _bit("dental" in health), _bit("review" in health or "initial" in health),
            _bit(age >= 12 and rng.random() < 0.06), "0", "0",
        ])  # fmt: skip
    headings = ("CHILD", "DOB", "SDQ_SCORE", "SDQ_REASON", "CONVICTED", "HEALTH_CHECK",
                "IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE",
                "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED")  # fmt: skip
    return Sheet("oc2", headings, rows)


def _bit(yes: bool) -> str:  # noqa: FBT001  one value, written as the return writes it
    return "1" if yes else "0"


def _at_birthday(story: Story) -> Sheet:
    """OC3: the position at the birthday within the collection year that is under way."""
    rows: list[Row] = []
    since = Month.of(story.times.end).year_to_date_starts.first_day
    for leaver in story.leavers:
        age = age_on(leaver.child.born, story.times.end)
        on = birthday(leaver.child.born, max(age, 0))
        known = [status for status in leaver.statuses if status[0] <= on]
        if not 17 <= age <= 21 or on < since or not known:
            continue
        _, _, touch, home, suitable, does = known[-1]
        accommodation = f"{home}{suitable or '2'}" if touch == "YES" else "0"
        rows.append([leaver.child.id, leaver.child.born, touch, does or "0", accommodation])
    return Sheet("oc3", ("CHILD", "DOB", "IN_TOUCH", "ACTIV", "ACCOM"), rows)


def _adopted(story: Story, lives: list[Life]) -> Sheet:
    rng = stream(story.borough.seed, "adopted")
    rows: list[Row] = []
    for life in lives:
        plan = life.care.adoption
        if plan and plan.adopted:
            couple = rng.random() < 0.8
            rows.append([
                life.child.id, life.child.born, plan.decided, plan.matched,
                _bit(life.placements[-1].kind == "A5"), "2" if couple else "1",
                "MF" if couple else "F1", "L11" if couple else "L0",
            ])  # fmt: skip
    headings = ("CHILD", "DOB", "DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR",
                "SEX_ADOPTR", "LS_ADOPTR")  # fmt: skip
    return Sheet("ad1", headings, rows)


def _decided(lives: list[Life]) -> Sheet:
    rows: list[Row] = [
        [life.child.id, life.child.born, life.care.adoption.decided, life.care.adoption.reversed,
         "RD3" if life.care.adoption.reversed else ""]
        for life in lives if life.care.adoption
    ]  # fmt: skip
    headings = ("CHILD", "DOB", "DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED")
    return Sheet("placed_for_adoption", headings, rows)


def _earlier_permanence(story: Story, children: list[Child]) -> Sheet:
    rng = stream(story.borough.seed, "earlier permanence")
    rows: list[Row] = []
    for child in children:
        back = rng.random() < 0.02 and age_on(child.born, story.times.end) > 6
        ordered = f"zz/zz/{child.born.year + 3}" if back else ""
        kind = rng.choice(("P1", "P2")) if back else "Z1"
        rows.append([child.id, child.born, kind, "WDL" if back else "", ordered])
    headings = ("CHILD", "DOB", "PREV_PERM", "LA_PERM", "DATE_PERM")
    return Sheet("previous_permanence", headings, rows)


def _missing(story: Story) -> Sheet:
    rows: list[Row] = [
        [one.child.id, one.child.born, "A" if one.away else "M", one.started.date(),
         one.returned.date() if one.returned else None]
        for one in story.absences if one.from_care
    ]  # fmt: skip
    return Sheet("missing", ("CHILD", "DOB", "MISSING", "MIS_START", "MIS_END"), rows)


def _workers(story: Story, children: list[Child]) -> Sheet:
    wanted = set(children)
    rows: list[Row] = [
        [row.child.id, row.child.born, row.worker.id, row.started, row.ended,
         "MANAGE" if row.ended else ""]
        for row in story.allocations.rows
        if row.child in wanted and row.worker and row.kind == "primary"
        and (row.ended is None or row.ended >= story.times.listed)
    ]  # fmt: skip
    return Sheet("sw_episodes", ("CHILD", "DOB", "SW_ID", "SW_DECOM", "SW_DEC", "SW_REASON"), rows)
