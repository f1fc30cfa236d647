"""The app as Django knows it: templates, tags and static files, no table."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Components, the base page, style sheet, script and fonts."""

    name = "lineofsight.ui"
    verbose_name = "what pages are made of"
