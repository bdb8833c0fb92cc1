"""Reading uploaded files row by row in bounded memory: CSV, XLSX, NDJSON, JSON. Nothing in a file is trusted."""
