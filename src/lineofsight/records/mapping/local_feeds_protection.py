"""The local feeds about protection and the courts: which standard table each fills."""

from lineofsight.records.mapping.declaring import Fill, ListMapping, Only
from lineofsight.records.mapping.local_feed import CHILD, feed, of_children

_HELD = {**CHILD, "held_on": "Conference Date"}

CONFERENCES = ListMapping(
    "local_feeds",
    "conferences",
    (
        Fill(
            "initial_cp_conference",
            {
                **_HELD,
                "led_to_plan": "Resulted in Plan",
                "transfer_in": "Transfer In",
                "quorate": "Quorate",
                "team": "Team",
            },
            only=Only("Kind", ("initial",)),
            needs_rows=True,
        ),
        Fill(
            "cp_reviews",
            {
                **_HELD,
                "quorate": "Quorate",
                "participation": "Participation",
                "team": "Team",
            },
            only=Only("Kind", ("review",)),
            needs_rows=True,
        ),
        Fill(
            "cp_long_plan_reviews",
            _HELD,
            only=Only("Kind", ("long plan",)),
            needs_rows=True,
        ),
    ),
)

LISTS = (
    CONFERENCES,
    of_children(
        "section_47_enquiries",
        "s47_enquiry",
        started_on="Strategy Discussion Date",
        ended_on="Enquiry Completed",
        outcome="Outcome",
        conference_unnecessary="Conference Unnecessary",
        conference_on="Conference Date",
        team="Team",
    ),
    of_children(
        "strategy_discussions",
        "strategy_discussions",
        held_on="Discussion Date",
        reason="Reason",
        team="Team",
    ),
    of_children(
        "transfers_in",
        "cp_transfers_in",
        notified_on="Notified On",
        conference_on="Conference Held",
        team="Team",
    ),
    of_children(
        "exploitation_risks",
        "exploitation_risks",
        kind="Kind",
        level="Level",
        started_on="Open From",
        ended_on="Closed On",
    ),
    of_children("exploitation_reviews", "exploitation_reviews", reviewed_on="Reviewed On"),
    of_children("nrm_referrals", "nrm_referrals", referred_on="Referred On", kind="Kind"),
    of_children(
        "youth_justice_outcomes",
        "youth_justice_outcomes",
        happened_on="Outcome Date",
        outcome="Outcome",
    ),
    of_children("legal_meetings", "legal_meetings", requested_on="Requested On", held_on="Held On"),
    feed(
        "court_filings",
        "court_filings",
        case_id="Case ID",
        document="Document",
        directed_on="Directed On",
        due_on="Due",
        extended_to_on="Extended To",
        filed_on="Filed On",
    ),
)
