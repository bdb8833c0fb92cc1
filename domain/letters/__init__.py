"""Letters, receipts and certificates about one client: written in the domain, printed as PDF, kept sealed."""
