"""The one family of expected failures: ``str(error)`` is Danish and may be shown as it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class Vip2Error(Exception):
    """Something a person can be told. Anything else that is raised is a bug."""

    exit_code = 1
    """What the command line ends with: 1 refused, 2 wrong use, 3 the vault cannot be opened."""
    says = ""
    """What is told where nothing else is given: the same each time it is raised."""
    about = ""
    """The field of a form that it is about, where it is about one."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text or self.says)


@contextmanager
def about(field: str) -> Iterator[None]:
    """Say of what is refused within that it is about a field, if it does not say already."""
    try:
        yield
    except Vip2Error as error:
        error.about = error.about or field
        raise
