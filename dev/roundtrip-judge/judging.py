"""Compares documents: canonically, and by the values that the schema gives to their text."""
from lxml import etree

import values
from schema import XSI, Complex, Wildcard, qname

PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
NIL, TYPE = qname(XSI, "nil"), qname(XSI, "type")
LOCATIONS = {qname(XSI, "schemaLocation"), qname(XSI, "noNamespaceSchemaLocation")}


def parse(data):
    return etree.fromstring(data, PARSER)


def resolve(element, text):
    prefix, _, local = text.strip().rpartition(":")
    return qname(element.nsmap.get(prefix or None) or "", local)


def infoset(element):
    """Names, attributes and text, whatever the prefixes, comments and insignificant white space."""
    attributes = tuple(sorted(
        (name, resolve(element, text) if name == TYPE else text)
        for name, text in element.attrib.items() if name not in LOCATIONS))
    if len(element) == 0:
        return (element.tag, attributes, element.text or "", ())
    runs = [element.text] + [child.tail for child in element]
    mixed = "".join(run for run in runs if run and run.strip())
    return (element.tag, attributes, mixed, tuple(infoset(child) for child in element))


class TypedView:
    """The typed content of documents of one schema."""

    def __init__(self, schemas):
        self.schemas = schemas

    def view(self, element, kind):
        attributes = dict(element.attrib)
        for name in LOCATIONS:
            attributes.pop(name, None)
        is_nil = attributes.pop(NIL, "false").strip() in ("true", "1")
        type_name = attributes.pop(TYPE, None)
        shown = None
        if type_name is not None:
            shown = resolve(element, type_name)
            actual = self.schemas.types.get(shown)
            if actual is None:
                return ("unknown type", infoset(element))
            if actual is kind or not isinstance(kind, Complex):
                shown = None
            kind = actual if isinstance(kind, Complex) else kind
        if not isinstance(kind, Complex):
            if kind.kind == "anyType":
                return infoset(element)
            content = None if is_nil else self._value(kind, element, self._text(element))
            return (element.tag, is_nil, content)
        return (element.tag, is_nil, shown, self._attributes(element, kind, attributes), self._content(element, kind, is_nil))

    @staticmethod
    def _text(element):
        return (element.text or "") + "".join(child.tail or "" for child in element)

    def _value(self, kind, element, text):
        if kind.kind == "QName":
            return resolve(element, text)
        return values.value(kind, text)

    def _attributes(self, element, kind, attributes):
        types = {attribute.name: attribute.type for attribute in kind.all_attributes()}
        return tuple(sorted(
            (name, self._value(types[name], element, text) if name in types else text) for name, text in attributes.items()))

    def _content(self, element, kind, is_nil):
        text = kind.content_text()
        if text:
            return None if is_nil else self._value(text, element, self._text(element))
        types = {item.name: item.type for item in kind.all_items() if not isinstance(item, Wildcard)}
        return tuple(self.view(child, types[child.tag]) if child.tag in types else infoset(child) for child in element)


def difference(left, right, path=""):
    """Where two views first differ, for people."""
    if type(left) is not type(right) or not isinstance(left, tuple):
        return "%s: %r became %r" % (path or "/", left, right) if left != right else None
    name = left[0] if left and isinstance(left[0], str) and "}" in left[0] else None
    here = path + "/" + name.rpartition("}")[2] if name else path
    for one, other in zip(left, right):
        found = difference(one, other, here)
        if found:
            return found
    if len(left) != len(right):
        longer, verb = (left, "lost") if len(left) > len(right) else (right, "appeared")
        return "%s: %r %s" % (here, longer[min(len(left), len(right))], verb)
    return None
