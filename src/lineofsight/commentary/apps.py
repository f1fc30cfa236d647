"""The app as Django knows it."""

from django.apps import AppConfig


class CommentaryConfig(AppConfig):
    """Words about an indicator in a month."""

    name = "lineofsight.commentary"
    verbose_name = "commentary"
