"""Results of a structure: indicators of performance and satisfaction, entered, imported or computed here."""
