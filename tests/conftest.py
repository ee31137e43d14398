"""A property is about what is true, never about how fast this machine is today.

The ordinary run draws the same examples each time, so that it fails for a change and never by luck.
``VIP2TUI_NIGHTLY=1`` draws new ones: what they find becomes an example of its own.
``VIP2TUI_FEW=1`` draws a handful, for who only asks which lines a test comes past.
"""

import os

from hypothesis import HealthCheck, settings

from tests import open_files

os.environ["COLORTERM"] = "truecolor"  # else a test's terminal has 16 colours, and one look

_CALM = [HealthCheck.too_slow]
settings.register_profile("calm", deadline=None, derandomize=True, suppress_health_check=_CALM)
settings.register_profile("nightly", deadline=None, suppress_health_check=_CALM)
settings.register_profile(
    "few", deadline=None, derandomize=True, max_examples=5, suppress_health_check=_CALM
)
_ASKED = ("nightly", "few")
settings.load_profile(
    next((one for one in _ASKED if os.environ.get(f"VIP2TUI_{one.upper()}")), "calm")
)
open_files.watch()
