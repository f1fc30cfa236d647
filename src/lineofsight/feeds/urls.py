"""Addresses of figures as files."""

from django.urls import path

from lineofsight.feeds import views

urlpatterns = [
    path("indicators/<str:code>/figures.<slug:shape>", views.download, name="download"),
]
