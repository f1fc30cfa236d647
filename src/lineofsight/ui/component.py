"""What every component shares: it prints itself as HTML, in a template or in another component."""

from typing import ClassVar

from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe


class Component:
    """Prints itself from a template that knows it as `it`; small ones override `render`."""

    template: ClassVar[str] = ""

    def render(self) -> SafeString:
        """Give the HTML; what came as text is escaped."""
        return mark_safe(get_template(self.template).render({"it": self}).strip())  # noqa: S308

    def __str__(self) -> str:
        return self.render()

    def __html__(self) -> str:
        return self.render()


Content = str | Component
"""What may stand in a cell or beside a key: text, which is escaped, or a component."""
