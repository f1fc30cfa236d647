"""Addresses of the plan."""

from django.urls import path

from lineofsight.plan import sending, views

urlpatterns = [
    path("plan/", views.plan, name="plan"),
    path("plan/actions/<str:ref>/", views.action, name="plan-action"),
    path("plan/actions/<str:ref>/report/", views.report, name="plan-report"),
    path("plan/compare/", views.compare_days, name="plan-compare"),
    path("plan/changes/", views.changes, name="plan-changes"),
    path("plan/changes/<int:number>/", views.change, name="plan-change"),
    path("plan/send/", sending.send, name="plan-send"),
    path("plan/agree/", views.agree, name="plan-agree"),
    path("plan/plan.xlsx", views.as_workbook, name="plan-workbook"),
]
