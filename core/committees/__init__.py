"""Comités locaux de l'amélioration continue: who keeps a structure's plan going, who sits, what they decide."""
