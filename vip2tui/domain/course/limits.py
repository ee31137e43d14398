"""How many days until something is said: what each is until a person sets another.

They are looks at the same facts, so nothing of them is kept with a case or sent.
"""

from __future__ import annotations

SOON = 7
"""A day so near is «frist snart»: as far as to the next weekly visit."""
BEHIND = 7
"""So far behind the plan a course is said to be behind; far behind from three times that."""
SILENT = 21
"""A computer that has not been heard of for so long is told of: a stick may have been lost."""
