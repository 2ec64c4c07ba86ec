"""The schemas of dev/stress, made here so that nobody has to maintain them."""
import glob
import os
import re
from xml.sax.saxutils import escape, quoteattr

KEYWORDS = """associatedtype class deinit enum extension fileprivate func import init inout internal let open operator
private precedencegroup protocol public rethrows static struct subscript typealias var break case catch continue default
defer do else fallthrough for guard if in repeat return throw switch where while as false is nil self super throws true
try Any Self any async await borrow consume copy discard each some then unsafe yield actor associativity convenience
didSet dynamic final get indirect infix isolated lazy left macro mutating none nonisolated nonmutating optional override
package postfix precedence prefix Protocol required right set sending Type unowned weak willSet consuming borrowing
column file function line dsohandle fileID filePath selector available unavailable""".split()

STANDARD = """Array ArraySlice Bool Character Codable CodingKey Collection Comparable ContiguousArray CustomStringConvertible
Data Date Decimal Decodable Dictionary Double Duration Encodable Encoder Equatable Error Float Hashable Hasher Identifiable
Int Int8 Int16 Int32 Int64 Iterator KeyPath Locale Mirror Never Notification Optional Range RawRepresentable Result Sendable
Sequence Set String StaticString Substring Task UInt UInt8 UInt64 URL UUID Unicode Void WritableKeyPath AnyHashable
AnyKeyPath AnyObject ClosedRange Thread Foundation Swift XSDRuntime SOAPRuntime HTTPTypes Logging Logger MainActor
Concurrency print debugPrint fatalError precondition assert min max abs type zip stride map filter reduce count first last
hashValue hash description debugDescription rawValue allCases id index value values key keys encode decode elements
element attribute attributes name names namespace reader writer options bytes body headers transport client server
response request operation message input output result error fault detail code text content data other lhs rhs newValue
oldValue hasher container codec field fields table binding member members path root object this it arg args item items
wrappedValue projectedValue dynamicMember callAsFunction buildBlock main exit errno anyAttributes anyElements anyElement
unrecognized xml xmlns""".split()

UNICODE = ["Größe", "größe", "Straße", "数量", "価格リスト", "Ñandú", "ñandú", "Ελληνικά", "Кириллица", "кириллица", "עברית",
           "العربية", "हिन्दी", "ไทย", "é", "e\u0301", "É", "ﬁn", "ǅungla", "İstanbul", "ısı", "𐐀desert", "豆腐", "a·b", "Ω", "K",
           "x\u200dy", "𝒳", "😀", "ªb", "ノート"]

ODD = ["a-b", "a.b", "a_b", "aB", "AB", "ab", "a--b", "a..b", "a__b", "a-b-", "_", "__", "___", "_1", "_a", "-", "a-1", "a.1",
       "a1", "a_1", "a-1-2", "a.1.2", "a12", "A-B", "ID", "Id", "id", "IDs", "URL", "Url", "url", "HTTPURL", "x2y", "X2Y"]
# Python's parser keeps to the names of the fourth edition of XML 1.0.
NEWER = [name for name in UNICODE if any(ord(letter) > 0xFFFF or letter in "\u200d\u0301ªﬁǅ" for letter in name)]
UNICODE = [name for name in UNICODE if name not in NEWER]
ODD = [name for name in ODD if re.match(r"[\w_]", name) and not name[0].isdigit()]


class Case:
    def __init__(self, name, schema, documents=(), suffix=".xsd", error=None, both=False):
        self.name, self.schema, self.documents = name, schema, list(documents)
        self.suffix, self.error, self.both = suffix, error, both


def runtime_names(root):
    """The public names of our own runtime."""
    names = set()
    pattern = re.compile(
        r"public (?:static |final |indirect |mutating )*(?:struct|enum|class|protocol|typealias|func|var|let) `?(\w+)")
    for folder in ("XSDRuntime", "SOAPRuntime"):
        for path in glob.glob(os.path.join(root, "Sources", folder, "**", "*.swift"), recursive=True):
            with open(path, encoding="utf-8") as file:
                names.update(pattern.findall(file.read()))
    return sorted(names)


def unique(names):
    return list(dict.fromkeys(names))


def schema(content, namespace="urn:stress"):
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        'targetNamespace="%s" xmlns="%s" elementFormDefault="qualified">\n%s\n</xs:schema>\n'
        % (namespace, namespace, content))


def document(content, attributes=""):
    return '<StressRoot xmlns="urn:stress"%s>%s</StressRoot>' % (attributes, content)


def root(content):
    return '<xs:element name="StressRoot"><xs:complexType>%s</xs:complexType></xs:element>' % content


def sequence(content):
    return "<xs:sequence>%s</xs:sequence>" % content


def types(words):
    """A type of each name, with a member and an attribute of the same name; every fifth is derived from the one before."""
    parts, previous = [], None
    for number, word in enumerate(words):
        body = sequence(
            '<xs:element name="%s" type="xs:string" minOccurs="0"/>'
            '<xs:element name="%s" type="%s" minOccurs="0" maxOccurs="unbounded" nillable="true"/>'
            % (word, word + "List", words[max(0, number - 1)]))
        body += '<xs:attribute name="%s" type="xs:int"/>' % word
        if number % 5 == 4:
            body = sequence('<xs:element name="own" type="%s" minOccurs="0"/>' % previous)
            body = '<xs:complexContent><xs:extension base="%s">%s</xs:extension></xs:complexContent>' % (previous, body)
        parts.append('<xs:complexType name="%s">%s</xs:complexType>' % (word, body))
        previous = word
    return "\n".join(parts)


def typed_root(words):
    elements = "".join('<xs:element name="%s" type="%s" minOccurs="0"/>' % (word, word) for word in words)
    values = ""
    for number, word in enumerate(words):
        if number % 5 == 4:
            values += '<%s/>' % word
        else:
            values += '<%s %s="%d"><%s>text %s</%s></%s>' % (word, word, number, word, word, word, word)
    return root(sequence(elements)), document(values)


def type_case(name, words, both=False):
    declaration, instance = typed_root(words)
    return Case(name, schema(types(words) + "\n" + declaration), [("StressRoot", instance), ("StressRoot", document(""))], both=both)


def member_case(name, words):
    """Each word as an element and as an attribute. Types of 200 at most, names that differ in case only together:
    the compiler's time grows with the square of an initializer's length."""
    words = sorted((word for word in words if word != "xmlns"), key=lambda word: (word.casefold(), word))
    parts = [words[start:start + 200] for start in range(0, len(words), 200)]
    declarations, full, empty = "", "", ""
    for number, part in enumerate(parts):
        elements = "".join('<xs:element name="%s" type="xs:string" minOccurs="0" nillable="true"/>' % word for word in part)
        attributes = "".join('<xs:attribute name="%s" type="xs:string"/>' % word for word in part)
        declarations += '<xs:element name="part%d"><xs:complexType>%s%s</xs:complexType></xs:element>' % (
            number, sequence(elements), attributes)
        pairs = "".join(" %s=%s" % (word, quoteattr(word)) for word in part)
        full += "<part%d%s>%s</part%d>" % (number, pairs, "".join("<%s>%s</%s>" % (word, word, word) for word in part), number)
        empty += '<part%d><%s/></part%d>' % (number, part[-1], number)
    return Case(
        name, schema(root(sequence(declarations))), [("StressRoot", document(full)), ("StressRoot", document(empty))])


def choice_case(name, words):
    elements = "".join('<xs:element name="%s" type="xs:int"/>' % word for word in words)
    group = '<xs:choice minOccurs="0" maxOccurs="unbounded">%s</xs:choice>' % elements
    once = '<xs:element name="once"><xs:complexType><xs:choice>%s</xs:choice></xs:complexType></xs:element>' % elements
    mixed = '<xs:element name="mixedOne"><xs:complexType mixed="true">%s</xs:complexType></xs:element>' % group
    body = "".join("<%s>%d</%s>" % (word, number, word) for number, word in enumerate(words))
    instances = [
        document("<once><%s>7</%s></once><mixedOne>text%stext</mixedOne>%s" % (word, word, body, body))
        for word in (words[0], words[-1])
    ]
    return Case(name, schema(root(sequence(once + mixed + group))), [("StressRoot", item) for item in instances])


def enumeration(name, values):
    items = "".join("<xs:enumeration value=%s/>" % quoteattr(value, {"\n": "&#10;", "\t": "&#9;"}) for value in values)
    return '<xs:simpleType name="%s"><xs:restriction base="xs:string">%s</xs:restriction></xs:simpleType>' % (name, items)


def enumeration_case(name, values, words):
    """All values in one enumeration; small ones named by all words; lists and unions of them."""
    content = [enumeration("StressValues", values)]
    for number, word in enumerate(words):
        content.append(enumeration(word, [word, word.upper() + "2", values[number % len(values)]]))
    content.append('<xs:simpleType name="StressList"><xs:list itemType="StressValues"/></xs:simpleType>')
    content.append(
        '<xs:simpleType name="StressUnion"><xs:union memberTypes="%s xs:int"/></xs:simpleType>' % " ".join(words[:8]))
    elements = '<xs:element name="stressEach" type="StressValues" maxOccurs="unbounded"/>'
    elements += '<xs:element name="stressList" type="StressList"/><xs:element name="stressUnion" type="StressUnion" maxOccurs="unbounded"/>'
    elements += "".join('<xs:element name="%s" type="%s"/>' % (word, word) for word in words)
    body = "".join("<stressEach>%s</stressEach>" % escape(value) for value in values)
    body += "<stressList>%s</stressList>" % " ".join(value for value in values if value and not re.search(r"\s|[<&]", value))
    body += "<stressUnion>17</stressUnion>" + "".join("<stressUnion>%s</stressUnion>" % word for word in words[:8])
    body += "".join("<%s>%s</%s>" % (word, word, word) for word in words)
    content.append(root(sequence(elements)))
    return Case(name, schema("\n".join(content)), [("StressRoot", document(body))])


def substitution_case(name, words):
    content = ['<xs:complexType name="HeadType"><xs:sequence/><xs:attribute name="a" type="xs:int"/></xs:complexType>',
               '<xs:element name="StressHead" type="HeadType" abstract="true"/>']
    content += ['<xs:element name="%s" type="HeadType" substitutionGroup="StressHead"/>' % word for word in words]
    content.append(root(sequence('<xs:element ref="StressHead" maxOccurs="unbounded"/>')))
    body = "".join('<%s a="%d"/>' % (word, number) for number, word in enumerate(words))
    return Case(name, schema("\n".join(content)), [("StressRoot", document(body))])


def deep_case():
    inner = '<xs:element name="leaf" type="xs:int"/>'
    body = "<leaf>1</leaf>"
    for level in range(60, 0, -1):
        inner = '<xs:element name="level%d"><xs:complexType>%s</xs:complexType></xs:element>' % (level, sequence(inner))
        body = "<level%d>%s</level%d>" % (level, body, level)
    groups = '<xs:element name="in" type="xs:int"/>'
    for level in range(60):
        # Unbounded, so that no level can be left out.
        kind = "choice" if level % 2 else "sequence"
        groups = '<xs:%s minOccurs="0" maxOccurs="unbounded">%s<xs:element name="g%d" type="xs:int"/></xs:%s>' % (
            kind, groups, level, kind)
    nested = '<xs:element name="groups"><xs:complexType>%s</xs:complexType></xs:element>' % groups
    # A choice takes what is inside; each sequence ends with an element of its own, which only the last round can leave out.
    ends = "".join("<g%d>%d</g%d>" % (level, level, level) for level in range(0, 60, 2))
    body += "<groups><in>1</in><g0>2</g0><g1>3</g1>%s<g59>0</g59><in>1</in>%s</groups>" % (ends[len("<g0>0</g0>"):], ends)
    return Case("deep", schema(root(sequence(inner + nested))), [("StressRoot", document(body))])


def recursion_case():
    content = """
<xs:complexType name="Direct"><xs:sequence><xs:element name="self" type="Direct" minOccurs="0"/></xs:sequence></xs:complexType>
<xs:complexType name="ViaChoice"><xs:choice><xs:element name="leaf" type="xs:int"/><xs:element name="both" type="Pair"/>
  <xs:sequence><xs:element name="l" type="ViaChoice"/><xs:element name="r" type="ViaChoice"/></xs:sequence></xs:choice></xs:complexType>
<xs:complexType name="Pair"><xs:all><xs:element name="x" type="ViaChoice"/><xs:element name="y" type="ViaChoice" minOccurs="0"/></xs:all></xs:complexType>
<xs:complexType name="ViaList"><xs:sequence><xs:element name="child" type="ViaList" minOccurs="0" maxOccurs="unbounded"/>
  <xs:element name="children" type="ArrayOfViaList" minOccurs="0" nillable="true"/></xs:sequence></xs:complexType>
<xs:complexType name="ArrayOfViaList"><xs:sequence><xs:element name="ViaList" type="ViaList" minOccurs="0" maxOccurs="unbounded" nillable="true"/></xs:sequence></xs:complexType>
<xs:complexType name="ViaBase"><xs:sequence><xs:element name="any" type="ViaBase" minOccurs="0"/></xs:sequence></xs:complexType>
<xs:complexType name="ViaDerived"><xs:complexContent><xs:extension base="ViaBase"><xs:sequence><xs:element name="own" type="ViaDerived" minOccurs="0"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
<xs:complexType name="ViaMixed" mixed="true"><xs:choice minOccurs="0" maxOccurs="unbounded"><xs:element name="m" type="ViaMixed"/></xs:choice></xs:complexType>
<xs:complexType name="A1"><xs:sequence><xs:element name="b" type="B1" minOccurs="0"/></xs:sequence></xs:complexType>
<xs:complexType name="B1"><xs:sequence><xs:element name="c" type="C1"/></xs:sequence></xs:complexType>
<xs:complexType name="C1"><xs:sequence><xs:element name="a" type="A1" minOccurs="0"/></xs:sequence></xs:complexType>
""" + root(sequence(
        "".join('<xs:element name="e%s" type="%s" minOccurs="0"/>' % (name, name)
                for name in "Direct ViaChoice ViaList ViaDerived ViaMixed A1".split())))
    body = ("<eDirect><self><self/></self></eDirect>"
            "<eViaChoice><l><leaf>1</leaf></l><r><both><x><leaf>2</leaf></x></both></r></eViaChoice>"
            "<eViaList><child><child/></child><child/><children><ViaList/></children></eViaList>"
            "<eViaDerived><any><any/></any><own><own/></own></eViaDerived>"
            "<eViaMixed>a<m>b<m/>c</m></eViaMixed><eA1><b><c><a><b><c/></b></a></c></b></eA1>")
    return Case("recursion", schema(content), [("StressRoot", document(body))])


def wide_case():
    kinds = ["xs:string", "xs:int", "xs:decimal", "xs:dateTime", "xs:boolean", "xs:double", "xs:anyURI", "xs:date"]
    values = ["x", "-1", "1.50", "2020-01-02T03:04:05.1234567Z", "true", "1.5", "http://h/", "2020-01-02"]
    elements = "".join(
        '<xs:element name="field%d" type="%s"/>' % (number, kinds[number % len(kinds)]) for number in range(200))
    attributes = "".join('<xs:attribute name="a%d" type="xs:int" use="required"/>' % number for number in range(50))
    body = "".join("<field%d>%s</field%d>" % (n, values[n % len(values)], n) for n in range(200))
    return Case(
        "wide", schema(root(sequence(elements) + attributes)),
        [("StressRoot", document(body, "".join(' a%d="%d"' % (n, n) for n in range(50))))])


def tree_case():
    """Twelve levels of types with three members of the level below: half a million members, if all were in place."""
    texts = "".join('<xs:element name="s%d" type="xs:string" minOccurs="0"/>' % number for number in range(10))
    types, body = [], ""
    for level in range(12):
        below = "".join(
            '<xs:element name="%s" type="Level%d" minOccurs="%d" nillable="%s"/>' % (name, level - 1, least, nillable)
            for name, least, nillable in (("a", 1, "false"), ("b", 0, "false"), ("c", 0, "true"))) if level else ""
        types.append('<xs:complexType name="Level%d">%s</xs:complexType>' % (level, sequence(below + texts)))
        body = ("<a>%s</a>" % body if level else "") + "<s0>%d</s0>" % level
    top = root(sequence('<xs:element name="top" type="Level11" maxOccurs="2"/>'))
    return Case("tree", schema("\n".join(types) + top), [("StressRoot", document("<top>%s</top>" % body))])


def long_case():
    """70,000 lines; the type that the last declaration names does not exist."""
    lines = ['<xs:complexType name="T%d">\n<xs:sequence>\n<xs:element name="a"\n type="xs:int"/>\n</xs:sequence>\n'
             "</xs:complexType>" % number for number in range(11_666)]
    text = schema("\n".join(lines))
    text = text.replace("</xs:schema>\n", '<xs:element name="last" type="Missing"/></xs:schema>\n')
    line = text.rstrip("\n").count("\n") + 1
    assert line >= 69_999, line
    return Case("long", text, error=r"stress\.xsd:%d: error: .*'Missing'|stress\.xsd:%d: error: .*Missing" % (line, line))


def service_case(name, words):
    """An operation of each name, with a request, a response, a header and a fault of it."""
    elements, messages, operations, bindings = [], [], [], []
    for word in words:
        for suffix in ("", "Response"):
            elements.append(
                '<xs:element name="%s%s"><xs:complexType><xs:sequence><xs:element name="%s" type="xs:string" minOccurs="0"/>'
                '<xs:element name="%sOther" type="xs:int"/></xs:sequence></xs:complexType></xs:element>'
                % (word, suffix, word, word))
            messages.append(
                '<wsdl:message name="%s%sMessage"><wsdl:part name="parameters" element="t:%s%s"/></wsdl:message>'
                % (word, suffix, word, suffix))
        operations.append(
            '<wsdl:operation name="%s"><wsdl:input message="t:%sMessage"/><wsdl:output message="t:%sResponseMessage"/>'
            '<wsdl:fault name="%s" message="t:StressFaultMessage"/></wsdl:operation>' % (word, word, word, word))
        bindings.append(
            '<wsdl:operation name="%s"><soap:operation soapAction="urn:%s"/><wsdl:input><soap:body use="literal"/>'
            '</wsdl:input><wsdl:output><soap:body use="literal"/></wsdl:output><wsdl:fault name="%s">'
            '<soap:fault name="%s" use="literal"/></wsdl:fault></wsdl:operation>' % (word, word, word, word))
    elements.append('<xs:element name="StressFault" type="xs:string"/>')
    messages.append('<wsdl:message name="StressFaultMessage"><wsdl:part name="d" element="t:StressFault"/></wsdl:message>')
    text = (
        '<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" '
        'xmlns:t="urn:stress" xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:stress"><wsdl:types>'
        '<xs:schema targetNamespace="urn:stress" elementFormDefault="qualified">%s</xs:schema></wsdl:types>%s'
        '<wsdl:portType name="StressPort">%s</wsdl:portType><wsdl:binding name="StressBinding" type="t:StressPort">'
        '<soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>%s</wsdl:binding><wsdl:service name="Stress">'
        '<wsdl:port name="p" binding="t:StressBinding"><soap:address location="http://localhost/"/></wsdl:port>'
        "</wsdl:service></wsdl:definitions>"
        % ("\n".join(elements), "\n".join(messages), "\n".join(operations), "\n".join(bindings)))
    return Case(name, text, suffix=".wsdl")


def capitalized(word):
    return word[0].upper() + word[1:]


def cases(repository):
    words = unique(KEYWORDS + STANDARD + runtime_names(repository))
    words = [word for word in words if word not in ("xml", "xmlns") and not word.lower().startswith("xml") or word[0] == "X"]
    all_words = unique(words + [word.lower() for word in words] + [capitalized(word) for word in words])
    values = unique(all_words + UNICODE + NEWER + ODD + [str(number) for number in range(60)] + [
        "", " ", "-1", "+1", "1.0", "01", "a b", "a  b", "A B", "*", "**", "+", "-", "--", "/", "<", ">", "&", "'", '"', "%",
        "#", "$", "@", "!", "?", "~", "^", "|", "\\", "`", "{", "}", "()", "[]", ";", ":", ",", ".", "..", "=", "==", "\u00a0",
        "\u2028", "x" * 300, "\\(name)", "\"\"\"", "//", "/*", "*/", "$0", "#if"])
    return [
        type_case("types", words, both=True),
        type_case("typesInCase", unique([w for word in words[:150] for w in (word.lower(), capitalized(word), word.upper())])),
        type_case("typesUnicode", UNICODE + ODD, both=True),
        member_case("members", all_words),
        member_case("membersUnicode", UNICODE + ODD),
        choice_case("choices", words + UNICODE + ODD),
        enumeration_case("enumerations", values, words[:150]),
        substitution_case("substitutions", words + UNICODE + ODD),
        service_case("operations", words),
        service_case("operationsUnicode", UNICODE + ODD),
        deep_case(), recursion_case(), wide_case(), tree_case(), long_case(),
    ]
