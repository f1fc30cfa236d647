"""Addresses of the plans: short ones of the plan in hand, the same of any plan by its number."""

from django.urls import path

from lineofsight.plan.pages import (
    actions,
    agreeing,
    approval,
    changes,
    closing,
    evidence,
    plan,
    plans,
    streams,
    workbook,
)

OF_A_PLAN = (
    ("", plan.plan, "plan"),
    ("actions/<str:ref>/", actions.action, "plan-action"),
    ("actions/<str:ref>/report/", actions.report, "plan-report"),
    ("actions/<str:ref>/evidence/", evidence.add, "plan-evidence"),
    ("compare/", changes.compare_days, "plan-compare"),
    ("changes/", changes.changes, "plan-changes"),
    ("overall/", streams.overall, "plan-overall"),
    ("streams/<path:work_stream>/", streams.stream, "plan-stream"),
    ("approval/", approval.approval, "plan-approval"),
    ("approval/add/", approval.add, "plan-approval-add"),
    ("approval/report/", approval.report_day, "plan-approval-report"),
    ("closing/", closing.ledger, "plan-closing"),
    ("closing/decline/", closing.decline, "plan-closing-decline"),
    ("closing/carry/", closing.carry, "plan-carry"),
    ("closing/actions/<str:ref>/", closing.fate, "plan-fate"),
    ("certificate/", closing.certificate, "plan-certificate"),
    ("send/", workbook.send, "plan-send"),
    ("agree/", agreeing.agree, "plan-agree"),
    ("plan.xlsx", workbook.as_workbook, "plan-workbook"),
)
"""Route under a plan, its view, its name: each name twice, with the plan's number or without."""

urlpatterns = [
    *(path(f"plan/{route}", view, name=name) for route, view, name in OF_A_PLAN),
    *(path(f"plan/plans/<int:which>/{route}", view, name=name) for route, view, name in OF_A_PLAN),
    path("plan/plans/", plans.plans, name="plans"),
    path("plan/begin/", plans.begin, name="plan-begin"),
    path("plan/changes/<int:number>/", changes.change, name="plan-change"),
    path("plan/changes/<int:number>/withdraw/", changes.withdraw, name="plan-change-withdraw"),
    path("plan/approval/<int:number>/", approval.step, name="plan-approval-step"),
    path("plan/approval/<int:number>/withdraw/", approval.withdraw, name="plan-approval-withdraw"),
    path("plan/approval/<int:number>/drop/", approval.drop, name="plan-approval-drop"),
]
