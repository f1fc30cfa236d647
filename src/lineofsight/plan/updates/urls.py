"""Addresses of the plan's months, of one's own actions, and of who answers for a name."""

from django.urls import path

from lineofsight.plan.updates import months, naming, own

urlpatterns = [
    path("plan/months/", months.months, name="plan-months"),
    path("plan/months/<str:month>/", months.month, name="plan-month"),
    path("plan/months/<str:month>/<str:stream>/", months.write, name="plan-update"),
    path("plan/own/", own.own, name="own-actions"),
    path("plan/own/<str:ref>/", own.action, name="own-action"),
    path("plan/plans/<int:which>/own/<str:ref>/", own.action, name="own-action"),
    path("plan/names/", naming.names, name="plan-names"),
    path("plan/names/<int:number>/end/", naming.end, name="plan-names-end"),
]
