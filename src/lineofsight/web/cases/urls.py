"""Addresses of the pages that name children: a child by its token, and never by anything else."""

from django.urls import path

from lineofsight.web.cases import behind, lists, nobody, own_name, record, search, seen

urlpatterns = [
    path("children/", lists.children, name="children"),
    path("children/held-by-nobody/", nobody.held_by_nobody, name="held-by-nobody"),
    path("children/<str:token>/", record.child, name="child"),
    path("children/<str:token>/chronology/", record.chronology, name="chronology"),
    path("children/<str:token>/address/", record.address, name="address"),
    path("children/<str:token>/own-name/", own_name.own_family_name, name="own-name"),
    path("indicators/<str:code>/children/", behind.behind, name="behind"),
    path("search/", search.search, name="search"),
    path("seen/", seen.seen, name="seen"),
]
