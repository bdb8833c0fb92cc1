"""What trajects led to, in numbers without a person in them: they stay when the files are erased (R35)."""
