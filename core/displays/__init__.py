"""What a structure shows on its posters and screens, and how people come by its campaigns."""
