"""Numbers of companies: that of somebody who works alone leads to them, that of an employer does not."""

from core.text.identifiers.codes import Code
from core.text.identifiers.page import Page
from core.text.identifiers.patterns import Pattern

_COMPANY = Pattern(r"(?<![a-z])(?P<noun>siret|siren)(?: n°| numero| d[eu] [a-z ]{3,25}?)?(?: est| c'est)?[ :=(]*$")
_COMPANY_NUMBER = Pattern(r"\d{3}[ .]?\d{3}[ .]?\d{3}(?:[ .]?\d{5})?")
_ON_ONES_OWN = Pattern(
    r"(?<![a-z])(?:(?:auto|micro)[ -]?(?:entrepr\w+|bic|bnc)|a mon compte|independante?|artisan\w*|liberale?|ti"
    r"|cotisante?"
    r"|(?:mon|notre) (?:n° |numero |num )?(?:de )?sire[nt])(?![a-z])"
)
_OF_ANOTHERS_COMPANY = Pattern(
    r"(?<![a-z])(?:employeurs?|patron\w*|societes?|associations?|fournisseurs?|prestataires?)(?![a-z])"
)


def announced(code: Code, before: str) -> bool:
    """Say whether a code has the form of such a number, after the word that announces one."""
    return _COMPANY_NUMBER.fullmatch(code.plain) is not None and _COMPANY.search(before) is not None


def noun_of_ones_own(page: Page, code: Code, before: str) -> str:
    """Give the word that announces the number of a company, "" when it is not that of one person."""
    company, near = _COMPANY.search(before), f"{before} {page.after(code.end, 60)}"
    own = company and _ON_ONES_OWN.search(near) and not _OF_ANOTHERS_COMPANY.search(near)
    return company["noun"] if company and own else ""
