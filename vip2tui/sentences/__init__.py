"""What is stored, said in words: values, records, what a change did, counts.

Screens, the command line, previews, the history and papers all say it from here; what a kind and
its fields are called stands with the kind (`vip2tui.domain.kinds`).
"""
