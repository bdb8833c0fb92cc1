"""PostgreSQL behind the ports of the domain."""
