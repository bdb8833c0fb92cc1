"""The register of processing activities (AVG 30), read from the data inventory and never written by hand."""
