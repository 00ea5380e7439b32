"""Actions d'amélioration: their sheets, how they are followed and announced, and whether they worked."""
