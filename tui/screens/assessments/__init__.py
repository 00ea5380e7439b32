"""The self-assessments: their list, and one that is answered."""
