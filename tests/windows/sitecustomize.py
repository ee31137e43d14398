"""Read by Python under Wine before anything else, in the tests alone."""

import sys
from pathlib import Path

if sys.platform == "win32":
    import _winapi

    # Wine has no such function and ends the program that calls it; without it Python copies itself.
    if hasattr(_winapi, "CopyFile2"):
        del _winapi.CopyFile2
    # What is compiled lies beside the parts, and nothing in the checkout.
    sys.dont_write_bytecode = False
    sys.pycache_prefix = str(Path(sys.prefix).parent / "compiled")
