"""Reports on paper: templates read from their files, and typst that makes the PDF."""
