"""The ports of core.ports.wording, over dictionaries."""

from collections.abc import Iterable, Mapping, Sequence

from core.official_link import OfficialLink
from core.reply_template import ReplyTemplate
from core.text.sentences import marked_sentences
from core.vocabulary import ResponseKind, ResponseState
from tests.fakes.repositories import Repository


class FakeTemplates(Repository):
    """Port core.ports.Templates."""

    def of(self, codes: Iterable[str]) -> Sequence[ReplyTemplate]:
        kept = sorted(self._tables.templates.values(), key=lambda t: (t.title, t.number))
        return [template for code in codes for template in kept if template.structure_code == code]

    def get(self, number: int) -> ReplyTemplate | None:
        return self._tables.templates.get(number)

    def put(self, template: ReplyTemplate) -> None:
        self._keep(template.model_copy(update={"number": template.number or _next(self._tables.templates)}))

    def remove(self, number: int) -> None:
        self._must_write()
        self._tables.templates.pop(number, None)


class FakeOfficialLinks(Repository):
    """Port core.ports.OfficialLinks."""

    def of(self, network_code: str) -> Sequence[OfficialLink]:
        kept = sorted(self._tables.official_links.values(), key=lambda link: (link.title, link.number))
        return [link for link in kept if link.network_code == network_code]

    def get(self, number: int) -> OfficialLink | None:
        return self._tables.official_links.get(number)

    def put(self, link: OfficialLink) -> None:
        self._keep(link.model_copy(update={"number": link.number or _next(self._tables.official_links)}))

    def remove(self, number: int) -> None:
        self._must_write()
        self._tables.official_links.pop(number, None)


class FakeSentSentences(Repository):
    """Port core.ports.SentSentences."""

    def times(self, structure_code: str, marks: Iterable[str]) -> Mapping[str, int]:
        sent = self._tables.sent_sentences
        return {mark: sent[structure_code, mark] for mark in marks if sent.get((structure_code, mark), 0) > 0}

    def add(self, structure_code: str, marks: Iterable[str]) -> None:
        self._must_write()
        for mark in marks:
            key = structure_code, mark
            self._tables.sent_sentences[key] = self._tables.sent_sentences.get(key, 0) + 1

    def take_back(self, structure_code: str, marks: Iterable[str]) -> None:
        self._must_write()
        for mark in self.times(structure_code, marks):
            self._tables.sent_sentences[structure_code, mark] -= 1

    def recount(self) -> int:
        self._must_write()
        self._tables.sent_sentences.clear()
        published = [r for r in self._tables.responses.values() if r.state is ResponseState.PUBLISHED]
        own = [r for r in published if r.kind is not ResponseKind.ADOPTED]
        for response in own:
            self.add(response.structure_code, marked_sentences(response.body))
        return len(own)


def _next(kept: Mapping[int, object]) -> int:
    return max(kept, default=0) + 1
