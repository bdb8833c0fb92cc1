"""The common head of requests, complaints, mediations, breaches and questions (R39-R46)."""
