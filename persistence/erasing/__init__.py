"""What erasing needs beside the tables' rows: order of deletion, the ledger outside, a search through folders."""
