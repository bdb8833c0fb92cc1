"""Keys, sealing and the blind index. Dangerous things are named as such; see docs/decisions on keys."""
