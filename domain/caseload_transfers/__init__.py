"""Handing a whole caseload to another adviser in one act (R24, R26)."""
