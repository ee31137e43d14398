"""Every kind of record there is, a module a kind: what it holds, who may set it, how it is said.

`table.KINDS` gathers them; whoever asks something of every kind asks that table and keeps no list.
"""
