"""What is watched while Écoute runs."""
