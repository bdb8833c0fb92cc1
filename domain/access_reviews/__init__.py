"""The quarterly review of access (R24, R26, R27): every reason and standing right, kept or taken away one by one."""
