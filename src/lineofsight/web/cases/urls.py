"""Addresses of the pages that name children: a child by its token, and never by anything else."""

from django.urls import path

from lineofsight.web.cases import lists, record, seen

urlpatterns = [
    path("children/", lists.children, name="children"),
    path("children/<str:token>/", record.child, name="child"),
    path("children/<str:token>/chronology/", record.chronology, name="chronology"),
    path("children/<str:token>/address/", record.address, name="address"),
    path("seen/", seen.seen, name="seen"),
]
