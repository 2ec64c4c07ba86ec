"""The schemas of a WSDL as the judge sees them: read with lxml, independently of the generator."""
import os

from lxml import etree

XS = "http://www.w3.org/2001/XMLSchema"
WSDL = "http://schemas.xmlsoap.org/wsdl/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"


def qname(namespace, local):
    return "{%s}%s" % (namespace, local) if namespace else local


def split(name):
    namespace, brace, local = name.rpartition("}")
    return (namespace[1:], local) if brace else ("", name)


class Element:
    def __init__(self, name, nillable, minimum, maximum):
        self.name, self.nillable, self.minimum, self.maximum = name, nillable, minimum, maximum
        self.type = None

    @property
    def is_array(self):
        return self.maximum is None or self.maximum > 1


class Wildcard:
    def __init__(self, minimum, maximum):
        self.minimum, self.maximum = minimum, maximum


class Attribute:
    def __init__(self, name, required):
        self.name, self.required, self.type = name, required, None


class Complex:
    """A complex type; `items` and `attributes` are its own, `all_items()` includes what it inherits."""

    def __init__(self, name, location):
        self.name, self.location = name, location
        self.abstract, self.base, self.text, self.items, self.attributes = False, None, None, [], []
        self.any_attribute = False
        self.derived = []

    def all_items(self):
        return (self.base.all_items() if self.base else []) + self.items

    def all_attributes(self):
        return (self.base.all_attributes() if self.base else []) + self.attributes

    def content_text(self):
        return self.text or (self.base.content_text() if self.base else None)

    def hierarchy(self):
        """The concrete types that may stand where this one is named."""
        found = [] if self.abstract else [self]
        for derived in self.derived:
            found += derived.hierarchy()
        return found

    def is_array(self):
        return (not self.base and not self.attributes and len(self.items) == 1 and isinstance(self.items[0], Element)
                and self.items[0].is_array)


class Simple:
    """A simple type: a built-in kind, with the words of an enumeration, facets, or the item type of a list."""

    def __init__(self, name, kind=None):
        self.name, self.kind = name, kind
        self.words, self.item, self.facets = [], None, {}


def builtins():
    kinds = """string normalizedString token language NMTOKEN Name NCName ID IDREF ENTITY anyURI boolean byte short int
      long unsignedByte unsignedShort unsignedInt unsignedLong integer nonPositiveInteger negativeInteger
      nonNegativeInteger positiveInteger float double decimal dateTime date time duration gYearMonth gYear gMonthDay
      gDay gMonth base64Binary hexBinary QName anySimpleType anyType""".split()
    table = {qname(XS, kind): Simple(qname(XS, kind), kind) for kind in kinds}
    for plural, item in (("NMTOKENS", "NMTOKEN"), ("IDREFS", "IDREF"), ("ENTITIES", "ENTITY")):
        lists = Simple(qname(XS, plural), "list")
        lists.item = table[qname(XS, item)]
        table[qname(XS, plural)] = lists
    return table


class Unsupported(Exception):
    """The judge has no instances for a construct. It says so instead of leaving it out."""


class SchemaSet:
    def __init__(self, path):
        self.path = path
        self.elements, self.types = {}, builtins()
        self.attributes = {}
        self.used, self.header_elements = [], []
        root = etree.parse(path).getroot()
        self.schemas = [root] if root.tag == qname(XS, "schema") else list(root.iter(qname(XS, "schema")))
        self.pending = []
        self._sources = {}
        for schema in self.schemas:
            self._index(schema)
        for schema in self.schemas:
            self._read(schema)
        for kind in list(self.types.values()):
            if isinstance(kind, Complex) and kind.base:
                kind.base.derived.append(kind)
        for part in root.iter(qname(WSDL, "part")):
            if part.get("element"):
                self.used.append(self._resolve(part, part.get("element")))

    # MARK: Reading

    def _index(self, schema):
        target = schema.get("targetNamespace", "")
        for child in schema:
            if isinstance(child.tag, str) and child.get("name"):
                kind = etree.QName(child).localname
                self._sources[(kind if kind in ("element", "attribute") else "type", qname(target, child.get("name")))] = child
            elif isinstance(child.tag, str) and etree.QName(child).localname in ("include", "redefine"):
                raise Unsupported("xs:" + etree.QName(child).localname)

    def _read(self, schema):
        target = schema.get("targetNamespace", "")
        for child in schema:
            if not isinstance(child.tag, str) or not child.get("name"):
                continue
            kind = etree.QName(child).localname
            name = qname(target, child.get("name"))
            if kind == "element":
                self._element(name)
            elif kind in ("complexType", "simpleType"):
                self._type(name)

    @staticmethod
    def _resolve(node, text):
        prefix, _, local = text.strip().rpartition(":")
        return qname(node.nsmap.get(prefix or None, ""), local)

    @staticmethod
    def _schema_of(node):
        while node.tag != qname(XS, "schema"):
            node = node.getparent()
        return node

    def _type(self, name):
        if name in self.types:
            return self.types[name]
        node = self._sources[("type", name)]
        if node.tag == qname(XS, "complexType"):
            made = self.types[name] = Complex(name, node.sourceline)
            self._complex(made, node)
            return made
        made = self.types[name] = Simple(name)
        self._simple(made, node)
        return made

    def _element(self, name):
        if name in self.elements:
            return self.elements[name]
        node = self._sources[("element", name)]
        made = self.elements[name] = Element(name, node.get("nillable") == "true", 1, 1)
        made.type = self._type_of(node, name)
        return made

    def _type_of(self, node, owner):
        if node.get("type"):
            return self._type(self._resolve(node, node.get("type")))
        for child in node:
            if child.tag == qname(XS, "complexType"):
                made = Complex(None, child.sourceline)
                made.owner = owner
                self._complex(made, child)
                return made
            if child.tag == qname(XS, "simpleType"):
                made = Simple(None)
                self._simple(made, child)
                return made
        return self.types[qname(XS, "anyType")]

    def _simple(self, made, node):
        for child in node:
            if child.tag == qname(XS, "list"):
                made.kind = "list"
                made.item = self._item(child, "itemType")
            elif child.tag == qname(XS, "restriction"):
                base = self._item(child, "base")
                made.kind, made.item, made.words = base.kind, base.item, list(base.words)
                made.facets = dict(base.facets)
                words = [f.get("value") for f in child if f.tag == qname(XS, "enumeration")]
                made.words = words or made.words
                for facet in child:
                    if isinstance(facet.tag, str):
                        made.facets[etree.QName(facet).localname] = facet.get("value")
            elif child.tag == qname(XS, "union"):
                raise Unsupported("xs:union, line %d" % child.sourceline)

    def _item(self, node, attribute):
        if node.get(attribute):
            return self._type(self._resolve(node, node.get(attribute)))
        made = Simple(None)
        self._simple(made, next(c for c in node if c.tag == qname(XS, "simpleType")))
        return made

    def _complex(self, made, node):
        made.abstract = node.get("abstract") == "true"
        for child in node:
            if not isinstance(child.tag, str):
                continue
            kind = etree.QName(child).localname
            if kind in ("sequence", "all"):
                self._group(made, child, 1)
            elif kind in ("complexContent", "simpleContent"):
                self._derived(made, child)
            elif kind in ("attribute", "anyAttribute"):
                self._attribute(made, child)
            elif kind != "annotation":
                raise Unsupported("xs:%s, line %d" % (kind, child.sourceline))

    def _derived(self, made, content):
        for step in content:
            if step.tag == qname(XS, "annotation"):
                continue
            if step.tag != qname(XS, "extension"):
                raise Unsupported("a restriction of a complex type, line %d" % step.sourceline)
            base = self._type(self._resolve(step, step.get("base")))
            if isinstance(base, Complex):
                made.base = base
            elif base.kind != "anyType":
                made.text = base
            self._complex(made, step)

    def _attribute(self, made, node):
        if node.tag == qname(XS, "anyAttribute"):
            made.any_attribute = True
            return
        schema = self._schema_of(node)
        if node.get("ref"):
            name = self._resolve(node, node.get("ref"))
            node_of = self._sources[("attribute", name)]
        else:
            form = node.get("form") or schema.get("attributeFormDefault", "unqualified")
            name = qname(schema.get("targetNamespace", "") if form == "qualified" else "", node.get("name"))
            node_of = node
        attribute = Attribute(name, node.get("use") == "required")
        attribute.type = self._type_of(node_of, name)
        if attribute.type.kind == "anyType":
            attribute.type = self.types[qname(XS, "string")]
        made.attributes.append(attribute)

    def _group(self, made, group, minimum):
        schema = self._schema_of(group)
        minimum = min(minimum, int(group.get("minOccurs", 1)))
        if group.get("maxOccurs", "1") != "1":
            raise Unsupported("a repeated group, line %d" % group.sourceline)
        for child in group:
            if not isinstance(child.tag, str):
                continue
            kind = etree.QName(child).localname
            low = min(minimum, int(child.get("minOccurs", 1))) if minimum == 0 else int(child.get("minOccurs", 1))
            high = child.get("maxOccurs", "1")
            high = None if high == "unbounded" else int(high)
            if kind == "sequence":
                self._group(made, child, low)
            elif kind == "any":
                made.items.append(Wildcard(low, high))
            elif kind == "element":
                made.items.append(self._local(schema, child, low, high))
            elif kind != "annotation":
                raise Unsupported("xs:%s, line %d" % (kind, child.sourceline))

    def _local(self, schema, node, low, high):
        if node.get("ref"):
            target = self._element(self._resolve(node, node.get("ref")))
            local = Element(target.name, target.nillable, low, high)
            local.type = target.type
            return local
        form = node.get("form") or schema.get("elementFormDefault", "unqualified")
        name = qname(schema.get("targetNamespace", "") if form == "qualified" else "", node.get("name"))
        local = Element(name, node.get("nillable") == "true", low, high)
        local.type = self._type_of(node, name)
        return local

    # MARK: Validation

    def validator(self, folder):
        """An lxml schema over files in `folder`, in which every import says where its namespace is."""
        os.makedirs(folder, exist_ok=True)
        targets = [schema.get("targetNamespace", "") for schema in self.schemas]
        if len(set(targets)) != len(targets):
            raise Unsupported("two schemas of one namespace")
        for number, schema in enumerate(self.schemas):
            copy = etree.fromstring(etree.tostring(schema, with_tail=False))
            for child in copy.iterchildren(qname(XS, "import")):
                if child.get("namespace") in targets:
                    child.set("schemaLocation", "schema%d.xsd" % targets.index(child.get("namespace")))
            etree.ElementTree(copy).write(os.path.join(folder, "schema%d.xsd" % number), encoding="utf-8")
        root = etree.Element(qname(XS, "schema"), targetNamespace="urn:judge:all", nsmap={"xs": XS})
        for number, target in enumerate(targets):
            entry = etree.SubElement(root, qname(XS, "import"), schemaLocation="schema%d.xsd" % number)
            if target:
                entry.set("namespace", target)
        path = os.path.join(folder, "all.xsd")
        etree.ElementTree(root).write(path, encoding="utf-8")
        return etree.XMLSchema(etree.parse(path))
