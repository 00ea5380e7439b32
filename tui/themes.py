"""The looks of the workstation: violet, yellow for what asks for the eye, red for alerts alone; two of them stark."""

from typing import TypedDict

from textual.theme import Theme


class _Colours(TypedDict):
    """The colours that make a look; all the others follow from them."""

    violet: str
    lilac: str
    yellow: str
    red: str
    green: str
    orange: str
    grey: str
    quiet: str
    ink: str
    paper: str
    raised: str
    bar: str
    faint: str
    edge: str
    banner: str
    banner_name: str
    selected: str
    selected_away: str
    marked: str
    comments: str
    comments_ground: str


def _look(name: str, colours: _Colours, *, dark: bool) -> Theme:
    paper, ink = colours["paper"], colours["ink"]
    grounds = dict.fromkeys(
        (
            "scrollbar-background",
            "scrollbar-background-hover",
            "scrollbar-background-active",
            "scrollbar-corner-color",
        ),
        paper,
    )
    return Theme(
        name=name,
        dark=dark,
        primary=colours["violet"],
        secondary=colours["lilac"],
        accent=colours["yellow"],
        warning=colours["yellow"],
        error=colours["red"],
        success=colours["green"],
        foreground=ink,
        background=paper,
        surface=colours["raised"],
        panel=colours["bar"],
        variables={
            "text-muted": colours["quiet"],
            "faint": colours["faint"],
            "banner": colours["banner"],
            "banner-text": "#ffffff",
            "banner-name": colours["banner_name"],
            "selected": colours["selected"],
            "selected-away": colours["selected_away"],
            "comments": colours["comments"],
            "comments-ground": colours["comments_ground"],
            "positive": colours["green"],
            "neutral": colours["grey"],
            "negative": colours["orange"],
            "border": colours["violet"],
            "border-blurred": colours["edge"],
            "scrollbar": colours["edge"],
            "scrollbar-hover": colours["quiet"],
            "block-cursor-background": colours["selected"],
            "block-cursor-foreground": ink,
            "block-cursor-blurred-background": colours["selected_away"],
            "input-selection-background": colours["marked"],
            **grounds,
        },
    )


DARK = _look(
    "ecoute-dark",
    _Colours(
        violet="#7d7aff",
        lilac="#a3a0ff",
        yellow="#ffc800",
        red="#ff7a7e",
        green="#4cc48f",
        orange="#ff9377",
        grey="#b3b0c4",
        quiet="#a9a7b9",
        ink="#e6e4f0",
        paper="#101018",
        raised="#191921",
        bar="#20202c",
        faint="#2c2c3a",
        edge="#6a6880",
        banner="#5f5be6",
        banner_name="#4340b5",
        selected="#322f62",
        selected_away="#282740",
        marked="#4a47a8",
        comments="#4cc3d9",
        comments_ground="#0d1f26",
    ),
    dark=True,
)
LIGHT = _look(
    "ecoute-light",
    _Colours(
        violet="#4a46c8",
        lilac="#4f4bcb",
        yellow="#775300",
        red="#a81f26",
        green="#12693f",
        orange="#a03d22",
        grey="#5a576d",
        quiet="#5a576d",
        ink="#1d1b2c",
        paper="#fbfafd",
        raised="#f3f2f8",
        bar="#e9e7f2",
        faint="#d9d7e4",
        edge="#85829b",
        banner="#4a46c8",
        banner_name="#322f96",
        selected="#dcdaf7",
        selected_away="#e6e4f4",
        marked="#c3c0f2",
        comments="#0a6675",
        comments_ground="#e2f3f5",
    ),
    dark=False,
)
STARK_DARK = _look(
    "ecoute-stark-dark",
    _Colours(
        violet="#c9c7ff",
        lilac="#dcdaff",
        yellow="#ffd84d",
        red="#ffb3b5",
        green="#7ff0bb",
        orange="#ffc4b3",
        grey="#e0deea",
        quiet="#d6d4e2",
        ink="#ffffff",
        paper="#000000",
        raised="#0d0d14",
        bar="#14141c",
        faint="#8d8aa3",
        edge="#a9a6bf",
        banner="#33308f",
        banner_name="#1d1a66",
        selected="#2b2870",
        selected_away="#1f1d4d",
        marked="#3a37a0",
        comments="#8fe6f5",
        comments_ground="#001a21",
    ),
    dark=True,
)
STARK_LIGHT = _look(
    "ecoute-stark-light",
    _Colours(
        violet="#2a2685",
        lilac="#2f2b8f",
        yellow="#4a3300",
        red="#7d0009",
        green="#003f20",
        orange="#6b1e08",
        grey="#2b2938",
        quiet="#33313f",
        ink="#000000",
        paper="#ffffff",
        raised="#f6f5fb",
        bar="#f0eff6",
        faint="#6f6c83",
        edge="#5d5a70",
        banner="#2a2685",
        banner_name="#14115c",
        selected="#d2d0fa",
        selected_away="#e4e3fb",
        marked="#c3c0f2",
        comments="#00404a",
        comments_ground="#eefbfd",
    ),
    dark=False,
)
THEMES = (DARK, LIGHT, STARK_DARK, STARK_LIGHT)
"""Every look, in the order that one key walks through."""

LABELS = {
    DARK.name: "thème sombre",
    LIGHT.name: "thème clair",
    STARK_DARK.name: "thème sombre à fort contraste",
    STARK_LIGHT.name: "thème clair à fort contraste",
}
"""What each is called."""


def after(name: str) -> str:
    """Give the look that follows."""
    names = [theme.name for theme in THEMES]
    return names[(names.index(name) + 1) % len(names)] if name in names else DARK.name
