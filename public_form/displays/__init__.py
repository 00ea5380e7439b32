"""What a structure shows to those who wait: posters to print, and a screen that turns by itself."""
