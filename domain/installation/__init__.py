"""The first moment of a bureau's database: one administrator, who does everything after that."""
