"""A copy of a text to look for words in: lower case, no accents, every sign in its place."""

import unicodedata

# Letters of other scripts that are drawn like Latin ones, and what stands for an apostrophe or a space.
_LOOK_ALIKE = dict(
    zip(
        "авекмнорстухіјѕԁԛԝһαεηικνορτυχаɡɩ",
        "abekmhopctyxijsdqwhaenikvoptuxagi",
        strict=True,
    )
) | {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ʼ": "'", "’": "'", "‘": "'", "`": "'", "´": "'"}


class _Signs(dict[int, str]):
    """What stands for each sign, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        sign = unicodedata.normalize("NFKD", chr(code)).casefold()[:1]
        self[code] = _LOOK_ALIKE.get(sign, sign) or chr(code)
        return self[code]


_SIGNS = _Signs()


def same_length(text: str) -> str:
    """Give the text in lower case without accents, look-alike letters made Latin: as many signs, each in its place."""
    return text.translate(_SIGNS)
