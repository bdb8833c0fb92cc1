"""The client: header, personal data, identity and caseload."""
