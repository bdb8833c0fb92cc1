"""Who may do what, under which relation, on which clause: the one place that says yes or no."""
