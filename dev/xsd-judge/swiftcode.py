"""What the runner must know of generated Swift: the types that stand for documents, and how values are made."""
import re

LITERAL = r'"(?:[^"\\]|\\.)*"'
DECLARATION = re.compile(r"^( *)(?:@frozen )?(?:public |package )?nonisolated (?:indirect )?(struct|enum) (`?[^\s:`]+`?)(?:: ([^{\n]*))? \{", re.M)


def end_of(text, start):
    """The end of the bracket that opens at `start`; texts in quotes do not count."""
    depth, position = 0, start
    while position < len(text):
        character = text[position]
        if character == '"':
            position = re.compile(LITERAL).match(text, position).end()
            continue
        if character == "/" and text.startswith("//", position):
            position = text.index("\n", position)
            continue
        if character in "([{":
            depth += 1
        elif character in ")]}":
            depth -= 1
            if depth == 0:
                return position + 1
        position += 1
    return len(text)


def split(text, separator=","):
    """The parts between separators outside brackets."""
    parts, depth, begin, position = [], 0, 0, 0
    while position < len(text):
        character = text[position]
        if character == '"':
            position = re.compile(LITERAL).match(text, position).end()
            continue
        if character in "([{<":
            depth += 1
        elif character in ")]}" or character == ">" and text[position - 1] != "-":
            depth -= 1
        elif character == separator and depth == 0:
            parts.append(text[begin:position].strip())
            begin = position + 1
        position += 1
    return [part for part in parts + [text[begin:].strip()] if part]


def unquoted(text):
    def character(match):
        body = match.group(1)
        if body.startswith("u{"):
            return chr(int(body[2:-1], 16))
        return {"n": "\n", "t": "\t", "r": "\r", "0": "\0"}.get(body, body)
    return re.sub(r"\\(u\{[0-9a-fA-F]+\}|.)", character, text[1:-1])


class Type:
    """One generated declaration; `path` leads to it from the enclosing enum."""

    def __init__(self, kind, name, path, inheritance, body):
        self.kind, self.name, self.path, self.inheritance, self.body = kind, name, path, inheritance, body
        self.table = None
        found = re.search(
            r"static (?:let xml\w+ =|func makeXMLCodec\(\) -> (?:XSDRuntime\.)?XMLCodec<Self> \{)\s+(?:XSDRuntime\.)?(XML\w+)<Self>\(",
            self.own())
        if found:
            self.table = found.group(1)
            text = self.own()
            self.arguments = text[found.end():end_of(text, found.end() - 1) - 1]

    def own(self):
        """The body without nested types."""
        nested = DECLARATION.search(self.body)
        return self.body[:nested.start()] if nested else self.body

    def rows(self):
        """Names of the constructors of the table."""
        parts = [part for part in split(self.arguments) if part.startswith("fields:")]
        return split(parts[0][len("fields:"):].strip()[1:-1]) if parts else []


def types(texts):
    """All declarations, nested ones too."""
    found = []

    def scan(text, path, indent):
        for match in DECLARATION.finditer(text):
            if len(match.group(1)) != indent:
                continue
            start = match.end() - 1
            body = text[start:end_of(text, start)]
            name = match.group(3)
            found.append(Type(match.group(2), name, path + [name], match.group(4) or "", body))
            scan(body, path + [name], indent + 2)
    for text in texts:
        scan(text, [], 2)
    return found


class Root:
    """A type that stands for a document: its Swift name, and whether it only holds what the schema leaves open."""

    def __init__(self, swift, is_open):
        self.swift, self.is_open = swift, is_open


def read(case):
    texts = []
    for path in case.files:
        with open(path, encoding="utf-8") as file:
            texts.append(file.read())
    return texts


def roots(texts, all_types):
    """Swift types by root element, {namespace}local."""
    namespaces = {}
    for text in texts:
        for name, uri in re.findall(r"^ +static let (\S+) = (" + LITERAL + r")$", text, re.M):
            namespaces[name.strip("`")] = unquoted(uri)

    def value(expression):
        if expression.startswith('"'):
            return unquoted(expression)
        return namespaces.get(expression.rpartition(".")[2].strip("`"), "")

    over = {}
    for entry in all_types:
        if entry.table == "XMLVariants":
            base = re.search(r"base: ([\w.`]+)\.self", entry.arguments)
            if base:
                over[base.group(1).rpartition(".")[2]] = entry.name
    found, wrappers = {}, {}
    for entry in all_types:
        if len(entry.path) != 1 or entry.table not in ("XMLBinding", "XMLElementBinding"):
            continue
        parts = split(entry.arguments)
        named = dict((part.split(":", 1)[0], part.split(":", 1)[1].strip()) for part in parts if re.match(r"\w+:", part))
        if entry.table == "XMLElementBinding":
            wrappers["{%s}%s" % (value(named["namespace"]), unquoted(parts[0]))] = Root(entry.name, False)
        elif "element" in named:
            namespace = value(named.get("rootNamespace", named["namespace"]))
            rows = [row.split("(")[0] for row in entry.rows()]
            is_open = bool(rows) and all(row == ".wildcard" for row in rows)
            found["{%s}%s" % (namespace, unquoted(named["element"]))] = Root(over.get(entry.name, entry.name), is_open)
    # An element that may be nil has a type of its own beside the one that it holds.
    return dict(found, **wrappers)


def rebuilders(enclosing, all_types):
    """Extensions that make values again through public initializers and cases."""
    lines = ["import XSDRuntime\n"]
    nillable = {}
    for entry in all_types:
        if entry.table == "XMLBinding":
            nillable[entry.name] = [
                re.search(r"\\\.(?:xmlBoxed_)?([^,\s)]+)", row).group(1) for row in entry.rows()
                if re.search(r"\bnillable: true|^\.nillable(List)?\(", row) and not row.startswith((".nillableArray", ".array", ".required"))]
    bases = {}
    for entry in all_types:
        if entry.table == "XMLBinding" and len(entry.path) == 1:
            base = re.search(r"\bbase: \.base\(\\\.([^)]+)\)", entry.arguments)
            if base:
                stored = re.search(r"\bvar %s: ([\w.`]+)" % re.escape(base.group(1)), entry.own()) or re.search(
                    r"\bvar `?%s`?: ([\w.`]+)" % re.escape(base.group(1)), entry.own())
                if stored:
                    bases[entry.name] = stored.group(1).rpartition(".")[2]
    for entry in all_types:
        path = ".".join([enclosing] + entry.path)
        if entry.kind == "struct" and entry.table in ("XMLBinding", "XMLElementBinding"):
            start = re.search(r"^ +public init\(", entry.own(), re.M)
            if not start:
                continue
            text = entry.own()
            parameters = [split(part, ":")[0] for part in split(text[start.end():end_of(text, start.end() - 1) - 1])]
            # A statement each: in one expression the compiler's time grows with the square of their number and more.
            body = "".join("    let v%d = rebuild(self.%s)\n" % pair for pair in enumerate(parameters))
            made = ", ".join("%s: v%d" % (name.strip("`"), at) for at, name in enumerate(parameters))
            body += "    var copy = Self(%s)\n" % made
            marks, owner, seen = [], entry.name, set()
            own = True
            while owner and owner not in seen:
                seen.add(owner)
                holder = path if own else enclosing + "." + owner
                marks += ["    if isNil(\\%s.%s) { _ = copy.setNil(\\%s.%s) }\n" % (holder, name, holder, name)
                          for name in nillable.get(owner, [])]
                owner, own = bases.get(owner) if len(entry.path) == 1 else None, False
            if not marks:
                body = body.replace("    var copy", "    let copy", 1)
            lines.append("extension %s: Rebuildable {\n  func rebuilt() -> any Rebuildable {\n%s%s    return copy\n  }\n}\n"
                         % (path, body, "".join(marks)))
        elif entry.kind == "enum" and entry.table:
            cases = re.findall(r"^ +case (`?\w+`?)\(([^\n]*)\)$", entry.own(), re.M)
            if cases:
                # Of very many cases the compiler cannot tell in reasonable time whether they are all.
                cases, rest = cases[:150], cases[150:]
                switch = "".join("    case .%s(let v): return Self.%s(rebuild(v))\n" % (name, name) for name, _ in cases)
                switch += "    default: return self\n" if rest else ""
                lines.append("extension %s: Rebuildable {\n  func rebuilt() -> any Rebuildable {\n    switch self {\n%s    }\n  }\n}\n"
                             % (path, switch))
    return "\n".join(lines)
