"""Addresses of feeds: figures as files, the API and its description, tokens, the star."""

from django.urls import path

from lineofsight.feeds import export_pages, pages, views
from lineofsight.feeds.api import api
from lineofsight.feeds.described import PLACE, addresses_of, openapi

urlpatterns = [
    path("indicators/<str:code>/figures.<slug:shape>", views.download, name="download"),
    path("feeds/", pages.feeds, name="feeds"),
    path("feeds/star/", export_pages.ask_star, name="star-ask"),
    path("feeds/star/<str:key>/", export_pages.star, name="star"),
    path("feeds/star/<str:key>/star.zip", export_pages.star_file, name="star-file"),
    path("feeds/tokens/", pages.every_token, name="every-token"),
    path("feeds/tokens/<int:number>/end/", pages.end_token, name="token-end"),
    path(f"{PLACE}openapi.json", openapi, name="api-description"),
    *addresses_of(api),
]
