"""Pictures made of signs: pure functions from facts, a width and a set of signs to lines.

The same picture is drawn on a screen, printed by a command and set on a paper; where there are no
facts there is no picture.
"""
