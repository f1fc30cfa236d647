"""What every piece of long work notes of itself, for the page that waits for it."""

from django.db import models


class Work(models.Model):
    """How far the work has come (`share`, 0 to 1) and what it does now; or why it ended."""

    doing = models.CharField(max_length=100, blank=True)
    share = models.FloatField(default=0)
    problem = models.JSONField(default=dict)  # what, where, do

    class Meta:
        """Not a table: each kind of work has its own."""

        abstract = True
