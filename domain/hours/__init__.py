"""Hours: what a traject costs of its order, booked by notes and by hand, approved each week (R9)."""
