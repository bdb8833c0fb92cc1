"""Reports to the commissioning party: made from the file, checked, previewed, sent (R12, R21, R28, R29, R31)."""
