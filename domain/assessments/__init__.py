"""Assessments: what a traject or an activity brought, judged by the adviser on evidence (R10, R11)."""
