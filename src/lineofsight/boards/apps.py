"""The app as Django knows it."""

from django.apps import AppConfig


class BoardsConfig(AppConfig):
    """Boards, what is raised at them, controlled documents, and the log of line of sight."""

    name = "lineofsight.boards"
    verbose_name = "boards and scrutiny"
