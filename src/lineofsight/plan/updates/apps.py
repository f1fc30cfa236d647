"""The app as Django knows it."""

from django.apps import AppConfig


class UpdatesConfig(AppConfig):
    """Monthly updates of work streams, and who answers for a name in the plan."""

    name = "lineofsight.plan.updates"
    label = "updates"
    verbose_name = "updates of the plan"
