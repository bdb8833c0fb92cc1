"""What every subject shares: clauses, errors, identifiers, time and value objects."""
