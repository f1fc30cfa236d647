"""The app as Django knows it."""

from django.apps import AppConfig


class PlanConfig(AppConfig):
    """Plans, and every change made to them."""

    name = "lineofsight.plan"
    verbose_name = "the improvement plan"
