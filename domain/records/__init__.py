"""The small records of a file: benefits, educations, diplomas, work experience, preferences, functional limitations."""
