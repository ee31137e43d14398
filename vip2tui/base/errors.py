"""The one family of expected failures: ``str(error)`` is Danish and may be shown as it is."""


class Vip2Error(Exception):
    """Something a person can be told. Anything else that is raised is a bug."""

    exit_code = 1
    """What the command line ends with: 1 refused, 2 wrong use, 3 the vault cannot be opened."""
    says = ""
    """What is told where nothing else is given: the same each time it is raised."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text or self.says)
