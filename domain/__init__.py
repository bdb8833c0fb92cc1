"""The reglement as code: rules, acts and words of the field. Imports no framework, no database, no HTTP."""
