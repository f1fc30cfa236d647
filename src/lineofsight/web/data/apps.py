"""The app as Django knows it: it keeps what was sent and how far each load has come."""

from django.apps import AppConfig


class DataConfig(AppConfig):
    """Uploads and loads."""

    name = "lineofsight.web.data"
    label = "data"
    verbose_name = "uploads and loads"
