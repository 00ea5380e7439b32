"""The made-up programme that `ecoute seed` and `ecoute demo` fill a database with: pure functions, nothing real."""
