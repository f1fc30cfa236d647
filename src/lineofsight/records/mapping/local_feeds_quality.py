"""The local feeds about quality: which standard table each fills."""

from lineofsight.records.mapping.local_feed import feed, of_children

LISTS = (
    of_children(
        "audits",
        "audits",
        audit_id="Audit ID",
        audited_on="Audited On",
        grade="Grade",
        moderated_grade="Moderated Grade",
        actions_due_on="Actions Due",
        actions_done_on="Actions Completed",
    ),
    feed(
        "complaints",
        "complaints",
        complaint_id="Complaint ID",
        received_on="Received",
        stage="Stage",
        responded_on="Responded",
        is_extended="Extended",
    ),
    feed("audit_plan", "audit_plan", planned_for_on="Planned For", team="Team", planned="Planned"),
    of_children(
        "dip_samples",
        "dip_samples",
        sample_id="Sample ID",
        sampled_on="Sampled On",
        agrees="Agrees",
    ),
    of_children(
        "management_oversight",
        "management_oversight",
        noted_on="Oversight Date",
        worker_id="Worker ID",
    ),
    of_children("voice_of_child", "voice_of_child", recorded_on="Recorded On", means="Means"),
    feed(
        "staff_survey",
        "staff_survey",
        closed_on="Survey Closed",
        team="Team",
        question="Question",
        agree="Agree",
        neither="Neither",
        disagree="Disagree",
        eligible="Eligible",
    ),
    feed(
        "sickness",
        "sickness",
        worker_id="Worker ID",
        began_on="First Day",
        days_lost="Working Days Lost",
    ),
)
