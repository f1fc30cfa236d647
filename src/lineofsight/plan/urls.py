"""Addresses of the plans: short ones of the plan in hand, the same of any plan by its number."""

from django.urls import path

from lineofsight.plan import (
    approval_pages,
    closing_pages,
    plan_page,
    plans_pages,
    sending,
    stream_pages,
    views,
)

OF_A_PLAN = (
    ("", plan_page.plan, "plan"),
    ("actions/<str:ref>/", views.action, "plan-action"),
    ("actions/<str:ref>/report/", views.report, "plan-report"),
    ("compare/", views.compare_days, "plan-compare"),
    ("changes/", views.changes, "plan-changes"),
    ("overall/", stream_pages.overall, "plan-overall"),
    ("streams/<path:work_stream>/", stream_pages.stream, "plan-stream"),
    ("approval/", approval_pages.approval, "plan-approval"),
    ("approval/add/", approval_pages.add, "plan-approval-add"),
    ("closing/", closing_pages.ledger, "plan-closing"),
    ("closing/carry/", closing_pages.carry, "plan-carry"),
    ("closing/actions/<str:ref>/", closing_pages.fate, "plan-fate"),
    ("certificate/", closing_pages.certificate, "plan-certificate"),
    ("send/", sending.send, "plan-send"),
    ("agree/", views.agree, "plan-agree"),
    ("plan.xlsx", views.as_workbook, "plan-workbook"),
)
"""Route under a plan, its view, its name: each name twice, with the plan's number or without."""

urlpatterns = [
    *(path(f"plan/{route}", view, name=name) for route, view, name in OF_A_PLAN),
    *(path(f"plan/plans/<int:which>/{route}", view, name=name) for route, view, name in OF_A_PLAN),
    path("plan/plans/", plans_pages.plans, name="plans"),
    path("plan/begin/", plans_pages.begin, name="plan-begin"),
    path("plan/changes/<int:number>/", views.change, name="plan-change"),
    path("plan/approval/<int:number>/", approval_pages.step, name="plan-approval-step"),
    path("plan/approval/<int:number>/drop/", approval_pages.drop, name="plan-approval-drop"),
]
