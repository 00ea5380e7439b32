"""Self-assessment: what a team of a structure says of how the commitments are kept."""
