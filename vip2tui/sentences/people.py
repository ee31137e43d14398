"""What people of a role are called, and on whose behalf something was done."""

from __future__ import annotations

from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.domain.roles import Role

_ROLES = {Role.MENTOR: "mentor", Role.CONSULTANT: "konsulent", Role.OFFICE: "kommunens kontor"}
_BEHALF = {"L": "lederens", "M": "mentorens", "J": "kommunens", "B": "borgerens"}


def role_words(catalogue: Catalogue, role: str) -> str:
    """Return what a person of a role is called."""
    return catalogue.worded(_ROLES[Role(role)])


def on_behalf(catalogue: Catalogue, owner: str) -> str:
    """Return for whom somebody else settled an item: «på lederens vegne»."""
    return catalogue.worded(f"på {_BEHALF.get(owner, 'en andens')} vegne")
