"""The way in: what the address of a link to the form says of where the person comes from, and of the services."""

from core.experience import CAMPAIGN_MAX
from core.submission import CONCERNS_MAX
from core.text.clean import one_line
from public_form.telling.answers import Answers, Choice, Form, chosen_codes
from public_form.telling.services import Directory


def entered(link: Form, directory: Directory) -> Answers:
    """Give a new form with what the link said; a service that is not in the tree is left out."""
    known = directory.known(chosen_codes(link))
    return Answers(
        choices=tuple(Choice(code) for code in known[:CONCERNS_MAX]),
        campaign=one_line(link.get("pk_campaign", ""))[:CAMPAIGN_MAX],
        procedure_code=one_line(link.get("id_demarche", ""))[:CAMPAIGN_MAX],
    )
