"""Numbers and addresses that lead to one person."""

from core.text.apart import apart
from core.text.finding import Finding
from core.text.identifiers import (
    address_nets,
    addresses,
    birthdates,
    documents,
    emails,
    files,
    handles,
    keys,
    links,
    nets,
    phones,
    plates,
    spoken_nir,
    spoken_phones,
    stage_names,
)
from core.text.identifiers.page import Page

# Where two findings meet, the earlier detector is believed: a key proves, a word tells, a form only resembles.
_DETECTORS = (
    emails.find,
    keys.find_accounts,
    links.find,
    keys.find_social_security,
    keys.find_cards,
    birthdates.find,
    plates.find,
    documents.find,
    files.find,
    spoken_nir.find,
    phones.find,
    spoken_phones.find,
    addresses.find,
    address_nets.find,
    keys.find_likely_social_security,
    files.find_plain,
    stage_names.find,
    handles.find,
    nets.find_dates,
    nets.find_codes,
    nets.find_pseudonyms,
)


def find(text: str) -> tuple[Finding, ...]:
    """Give the identifiers of the text, no two of them overlapping; those of the services are left out."""
    page = Page.of(text)
    return apart(len(text), *(detector(page) for detector in _DETECTORS))
