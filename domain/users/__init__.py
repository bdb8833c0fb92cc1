"""Members of staff: who they are, which roles they have, and their duty of confidentiality (R27)."""
