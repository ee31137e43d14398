"""WGL4: the characters that the fonts of an old Windows console are made for (Microsoft's list)."""

from __future__ import annotations

_RANGES = """
20-7e a0-17f 192 1fa-1ff 2c6-2c7 2c9 2d8-2dd 384-38a 38c 38e-3a1 3a3-3ce 401-40c 40e-44f 451-45c
45e-45f 490-491 1e80-1e85 1ef2-1ef3 2013-2015 2017-201e 2020-2022 2026 2030 2032-2033 2039-203a
203c 203e 2044 207f 20a3-20a4 20a7 20ac 2105 2113 2116 2122 2126 212e 215b-215e 2190-2195 21a8 2202
2206 220f 2211-2212 2215 2219-221a 221e-221f 2229 222b 2248 2260-2261 2264-2265 2302 2310 2320-2321
2500 2502 250c 2510 2514 2518 251c 2524 252c 2534 253c 2550-256c 2580 2584 2588 258c 2590-2593
25a0-25a1 25aa-25ac 25b2 25ba 25bc 25c4 25ca-25cb 25cf 25d8-25d9 25e6 263a-263c 2640 2642 2660 2663
2665-2666 266a-266b fb01-fb02
"""


def _read() -> frozenset[str]:
    found = set()
    for part in _RANGES.split():
        first, _, last = part.partition("-")
        found |= {chr(code) for code in range(int(first, 16), int(last or first, 16) + 1)}
    return frozenset(found)


WGL4 = _read()
