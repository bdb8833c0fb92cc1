"""One view before a meeting: what was agreed, what is due, what comes next. Without health (R7)."""
