"""A fictional municipality to look at, to learn on and to measure with (docs/brug/demo.md)."""

from vip2tui.demo.homes import DemoHomes, build, sample_changes

__all__ = ["DemoHomes", "build", "sample_changes"]
