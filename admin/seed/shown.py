"""The structure that a demonstration sits down with first, and what awaits it whatever the size of the programme."""

SHOWN = "Caf du Gard"
_ITS_SITE = "Point d'accueil Caf d'Alès"
TOLD_FIRST = (
    (_ITS_SITE, "open"),
    (SHOWN, "open"),
    (SHOWN, "draft"),
    (SHOWN, "open"),
    (SHOWN, "to_validate"),
    (SHOWN, "open"),
    (SHOWN, "open"),
)
"""About whom the first stories of a seeding are told, and what becomes of them."""
