"""The app as Django knows it."""

from django.apps import AppConfig


class AnswersConfig(AppConfig):
    """Questions asked once, and the register of released answers."""

    name = "lineofsight.answers"
    verbose_name = "questions and answers"
