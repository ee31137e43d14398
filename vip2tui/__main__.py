"""``python -m vip2tui`` is ``vip2tui``."""

from vip2tui.cli import main

main()
