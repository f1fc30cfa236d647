"""The app as Django knows it."""

from django.apps import AppConfig


class FeedsConfig(AppConfig):
    """Figures fetched: files, the star, the API and its tokens."""

    name = "lineofsight.feeds"
    verbose_name = "feeds"
