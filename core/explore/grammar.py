"""The grammar of `where`: a part of ODSQL. The parser is made at the first request, once."""

from functools import cache

from lark import Lark

_GRAMMAR = r"""
?start: either
?either: both (_OR both)*
?both: single (_AND single)*
?single: "(" either ")"
    | _NOT single -> contrary
    | NAME COMPARISON value -> compared
    | NAME _IS _NULL -> empty
    | NAME _IS _NOT _NULL -> filled
    | NAME _IN "(" value ("," value)* ")" -> among
    | NAME _NOT _IN "(" value ("," value)* ")" -> not_among
    | NAME _LIKE STRING -> like
    | NAME _NOT _LIKE STRING -> unlike
    | _SEARCH "(" (place ",")* STRING ")" -> search
    | _STARTS_WITH "(" NAME "," STRING ")" -> starts_with
    | STRING -> words
?place: NAME | ANY_FIELD
?value: STRING | NUMBER | DATE

_OR.2: /or\b/i
_AND.2: /and\b/i
_NOT.2: /not\b/i
_IS.2: /is\b/i
_NULL.2: /null\b/i
_IN.2: /in\b/i
_LIKE.2: /like\b/i
_SEARCH.2: /search(?=\s*\()/i
_STARTS_WITH.2: /startswith(?=\s*\()/i
DATE.2: /date\s*(?:'[^']*'|"[^"]*")/i
NAME: /`[^`]*`|[a-z_][a-z0-9_]*/i
ANY_FIELD: "*"
COMPARISON: /<=|>=|!=|<>|=|<|>|:/
NUMBER: /-?[0-9]+(?:\.[0-9]+)?/
STRING: /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/s
%ignore /\s+/
"""


@cache
def parser() -> Lark:
    """Give the parser."""
    return Lark(_GRAMMAR, parser="lalr", maybe_placeholders=False)
