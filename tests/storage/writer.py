"""A process that saves until it is killed: says what is acknowledged, compacts now and then."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.storage.helpers import a_change, opened, saved_in


def main() -> None:
    home, every = Path(sys.argv[1]), int(sys.argv[2])
    print("opening", flush=True)
    store = opened(home)
    n = max(saved_in(store), default=0)
    print("opened", n, flush=True)
    while True:
        n += 1
        store.commit([a_change(n, text="x" * (n * 37 % 900))])
        print("saved", n, flush=True)
        if n % every == 0:
            store.compact()


if __name__ == "__main__":
    main()
