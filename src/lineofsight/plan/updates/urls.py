"""Addresses of the plan's months, of one's own actions, and of who answers for a name."""

from django.urls import path

from lineofsight.plan.updates import months, naming, own

OF_A_PLAN = (
    ("months/", months.months, "plan-months"),
    ("months/<str:month>/", months.month, "plan-month"),
    ("months/<str:month>/<str:stream>/", months.write, "plan-update"),
    ("own/<str:ref>/", own.action, "own-action"),
)
"""Route under a plan, its view, its name: each name twice, with the plan's number or without."""

urlpatterns = [
    path("plan/own/", own.own, name="own-actions"),
    *(path(f"plan/{route}", view, name=name) for route, view, name in OF_A_PLAN),
    *(path(f"plan/plans/<int:which>/{route}", view, name=name) for route, view, name in OF_A_PLAN),
    path("plan/names/", naming.names, name="plan-names"),
    path("plan/names/<int:number>/end/", naming.end, name="plan-names-end"),
]
