"""XML nested strictly: what does not nest is an error that says where, never a guess."""

from __future__ import annotations

from claimcheck.errors import ReadError
from claimcheck.readers.markup import Tokenizer, TokenKind
from claimcheck.readers.tree import Element


def xml_tree(source: str, path: str) -> Element:
    """The elements of an XML document; names without their namespace prefix.

    No entity is expanded but the named characters of HTML, no DTD is read, nothing is fetched.

    Raises:
        ReadError: a tag is closed that is not open, or the document ends before all are closed.
    """
    root = Element("#root", 0, len(source))
    stack = [root]
    for token in Tokenizer(source, xml=True).tokens():
        match token.kind:
            case TokenKind.OPEN | TokenKind.EMPTY:
                element = Element(_local(token.name), token.start, token.end, token.attributes)
                stack[-1].children.append(element)
                if token.kind is TokenKind.OPEN:
                    stack.append(element)
            case TokenKind.CLOSE:
                if len(stack) == 1 or stack[-1].name != _local(token.name):
                    raise ReadError(_broken(source, path, token.start, token.name, stack))
                stack.pop().end = token.end
            case TokenKind.TEXT | TokenKind.VERBATIM:
                stack[-1].children.append((token.start, token.end))
    if len(stack) > 1:
        raise ReadError(
            f"{path}: the XML ends inside <{stack[-1].name}>, so the file is cut short; fetch it again in full"
        )
    return root


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _broken(source: str, path: str, place: int, name: str, stack: list[Element]) -> str:
    line = source.count("\n", 0, place) + 1
    expected = f"</{stack[-1].name}> is due" if len(stack) > 1 else "no element is open"
    return f"{path}:{line}: broken XML: </{name}> stands where {expected}; mend the file or fetch it again"
