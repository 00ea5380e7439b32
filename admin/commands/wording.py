"""`ecoute similar`, `check-answer`, `formulas`, `templates`, `links`: help for writing, for scripts."""

from collections.abc import Sequence

import click

from admin.commands.answer import concern_of, read_text
from admin.commands.read import account_option, reference_argument
from admin.french import SUBCOMMAND
from admin.given import given
from admin.output import give, json_option
from admin.wiring import open_house
from core.desk import Desk
from core.draft_check import summary
from core.errors import NotFound
from core.kept_wording import KeptWording
from core.official_link import OfficialLink
from core.reply_template import ReplyTemplate
from core.response import Formula, Wording
from core.vocabulary import FormulaKind, GeneralTag, Sentiment

_position = click.option(
    "--position", type=click.IntRange(min=1), metavar="N", help="La structure concernée (par défaut : la vôtre)."
)
_structure = click.option(
    "--structure", "code", default="", metavar="CODE", help="La structure qui les tient (par défaut : la vôtre)."
)
_text = click.option("--text", "source", required=True, metavar="FICHIER|-", help="Le texte, dans un fichier.")
_title = click.option("--title", required=True, metavar="TITRE", help="Le titre.")
_number = click.argument("number", metavar="NUMÉRO", type=click.IntRange(min=1))
_LABELS = {"text": "le texte", "title": "le titre", "body": "le texte", "url": "l’adresse"}


@click.command(help="Donne les réponses publiées à des expériences semblables.")
@reference_argument
@account_option
@_position
@click.option("--limit", type=click.IntRange(1, 50), default=8, metavar="N", help="Combien au plus.")
@json_option
def similar(reference: int, account: str, position: int | None, limit: int, *, as_json: bool) -> None:
    """Give the answers that may help with an experience."""
    desk = open_house().desk(account)
    found = desk.similar(reference, _place(desk, reference, position), limit)
    lines = [f"{one.number}\t{one.structure}\t{one.title}\n\t{one.why}\n\n{one.answer}\n" for one in found]
    give(found, lines or ["Aucune réponse à une expérience semblable."], as_json=as_json)


@click.command("check-answer", help="Relit un brouillon de réponse, sans rien enregistrer.")
@reference_argument
@account_option
@_text
@_position
@json_option
def check_answer(reference: int, account: str, source: str, position: int | None, *, as_json: bool) -> None:
    """Give the remarks on a draft."""
    wording = given(Wording, _LABELS, body=read_text(source))
    desk = open_house().desk(account)
    remarks = desk.check_answer(reference, _place(desk, reference, position), wording)
    lines = [f"{'bloque' if one.blocks else 'à revoir'}\t{one.kind.label}\t{one.sentence}" for one in remarks]
    give(remarks, [f"Relecture : {summary(remarks)}", *lines], as_json=as_json)


@click.command(help="Recompte les phrases déjà envoyées par chaque structure, réponses importées comprises.")
@json_option
def recount(*, as_json: bool) -> None:
    """Count the sentences anew."""
    answers = open_house().office.recount_sentences()
    give({"answers": answers}, [f"Phrases recomptées dans {answers} réponses publiées."], as_json=as_json)


@click.group(help="Les formules de politesse, de clôture et les signatures.", subcommand_metavar=SUBCOMMAND)
def formulas() -> None:
    """Group the commands on formulas."""


@formulas.command("list", help="Donne les formules d’une structure.")
@account_option
@_structure
@json_option
def list_formulas(account: str, code: str, *, as_json: bool) -> None:
    """List the formulas."""
    _give_formulas(open_house().desk(account).wording(code), as_json=as_json)


_kind = click.option(
    "--kind", type=click.Choice([kind.value for kind in FormulaKind]), required=True, help="La sorte de formule."
)
_words = click.option("--text", "text", required=True, metavar="FORMULE", help="Le texte de la formule.")


@formulas.command("add", help="Ajoute une formule, ou la met à la place d’une autre.")
@account_option
@_structure
@_kind
@_words
@click.option("--instead-of", "old", metavar="FORMULE", help="Le texte de la formule à remplacer.")
@json_option
def add_formula(account: str, code: str, kind: str, text: str, old: str | None, *, as_json: bool) -> None:
    """Keep a formula."""
    desk = open_house().desk(account)
    new = given(Formula, _LABELS, structure_code=_own(desk, code), kind=FormulaKind(kind), text=text)
    kept = desk.keep_formula(new, new.model_copy(update={"text": old}) if old is not None else None)
    _give_formulas(kept, as_json=as_json)


@formulas.command("remove", help="Retire une formule.")
@account_option
@_structure
@_kind
@_words
@json_option
def remove_formula(account: str, code: str, kind: str, text: str, *, as_json: bool) -> None:
    """Forget a formula."""
    desk = open_house().desk(account)
    formula = given(Formula, _LABELS, structure_code=_own(desk, code), kind=FormulaKind(kind), text=text)
    if formula not in desk.wording(formula.structure_code).formulas:
        raise NotFound("Aucune formule n’est ici mot pour mot celle-là : relisez la liste.")
    _give_formulas(desk.remove_formula(formula), as_json=as_json)


@click.group(help="Les modèles de réponse.", subcommand_metavar=SUBCOMMAND)
def templates() -> None:
    """Group the commands on templates."""


@templates.command("list", help="Donne les modèles d’une structure.")
@account_option
@_structure
@json_option
def list_templates(account: str, code: str, *, as_json: bool) -> None:
    """List the templates."""
    _give_templates(open_house().desk(account).wording(code), as_json=as_json)


@templates.command("add", help="Ajoute un modèle, ou remplace celui qui porte un numéro.")
@account_option
@_structure
@_title
@_text
@click.option(
    "--tag", "tags", multiple=True, type=click.Choice([tag.value for tag in GeneralTag]), help="Un tag général."
)
@click.option(
    "--sentiment", type=click.Choice([one.value for one in Sentiment]), help="Le ressenti auquel il convient."
)
@click.option("--number", type=click.IntRange(min=1), default=None, metavar="N", help="Le modèle à remplacer.")
@json_option
def add_template(
    account: str,
    code: str,
    title: str,
    source: str,
    tags: Sequence[str],
    sentiment: str | None,
    number: int | None,
    *,
    as_json: bool,
) -> None:
    """Keep a template."""
    desk = open_house().desk(account)
    template = given(
        ReplyTemplate,
        _LABELS,
        number=number or 0,
        structure_code=_own(desk, code),
        title=title,
        body=read_text(source),
        tags=tuple(map(GeneralTag, tags)),
        sentiment=Sentiment(sentiment) if sentiment else None,
    )
    _give_templates(desk.keep_template(template), as_json=as_json)


@templates.command("remove", help="Retire un modèle.")
@_number
@account_option
@json_option
def remove_template(number: int, account: str, *, as_json: bool) -> None:
    """Forget a template."""
    _give_templates(open_house().desk(account).remove_template(number), as_json=as_json)


@click.group(help="Les liens officiels d’un réseau.", subcommand_metavar=SUBCOMMAND)
def links() -> None:
    """Group the commands on links."""


@links.command("list", help="Donne les liens du réseau.")
@account_option
@_structure
@json_option
def list_links(account: str, code: str, *, as_json: bool) -> None:
    """List the links."""
    _give_links(open_house().desk(account).wording(code), as_json=as_json)


@links.command("add", help="Ajoute un lien, ou remplace celui qui porte un numéro.")
@account_option
@_title
@click.option("--url", required=True, metavar="ADRESSE", help="L’adresse de la page, en https.")
@click.option("--number", type=click.IntRange(min=1), default=None, metavar="N", help="Le lien à remplacer.")
@json_option
def add_link(account: str, title: str, url: str, number: int | None, *, as_json: bool) -> None:
    """Keep a link."""
    desk = open_house().desk(account)
    network = desk.wording().structure.network_code
    link = given(OfficialLink, _LABELS, number=number or 0, network_code=network, title=title, url=url)
    _give_links(desk.keep_link(link), as_json=as_json)


@links.command("remove", help="Retire un lien.")
@_number
@account_option
@json_option
def remove_link(number: int, account: str, *, as_json: bool) -> None:
    """Forget a link."""
    _give_links(open_house().desk(account).remove_link(number), as_json=as_json)


def _place(desk: Desk, reference: int, position: int | None) -> int:
    return concern_of(desk.show(reference), position).concern.position


def _own(desk: Desk, code: str) -> str:
    """Give the code of the structure named, one's own when none is."""
    return code or desk.wording().structure.code


def _give_formulas(kept: KeptWording, *, as_json: bool) -> None:
    give(kept.formulas, [f"{one.kind.label}\t{one.text}" for one in kept.formulas], as_json=as_json)


def _give_templates(kept: KeptWording, *, as_json: bool) -> None:
    give(kept.templates, [f"{one.number}\t{one.title}\t{one.body}" for one in kept.templates], as_json=as_json)


def _give_links(kept: KeptWording, *, as_json: bool) -> None:
    give(kept.links, [f"{one.number}\t{one.title}\t{one.url}" for one in kept.links], as_json=as_json)
