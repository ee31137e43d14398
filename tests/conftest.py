"""A property is about what is true, never about how fast this machine is today.

The ordinary run draws the same examples each time, so that it fails for a change and never by luck.
``VIP2TUI_NIGHTLY=1`` draws new ones: what they find becomes an example of its own.
"""

import os

from hypothesis import HealthCheck, settings

_CALM = [HealthCheck.too_slow]
settings.register_profile("calm", deadline=None, derandomize=True, suppress_health_check=_CALM)
settings.register_profile("nightly", deadline=None, suppress_health_check=_CALM)
settings.load_profile("nightly" if os.environ.get("VIP2TUI_NIGHTLY") else "calm")
