"""The app as Django knows it."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Letters by e-mail: what was sent, and what somebody does not want."""

    name = "lineofsight.notices"
    verbose_name = "notices"
