"""Not for this colleague (R26): a neighbour, family. Beats every other rule."""
