"""Writes trees as XML in the many ways in which services write it."""
import codecs

from schema import XSI, split

SPACE = "http://www.w3.org/XML/1998/namespace"
POLICIES = ["default", "prefixed", "redeclared", "rebound"]


class Style:
    """How one document looks."""

    def __init__(self, random=None):
        pick = random.choice if random else (lambda choices: choices[0])
        self.random = random
        # default: the root's namespace is the default, others get prefixes where first used.
        # prefixed: all prefixes on the root. redeclared: no prefixes, xmlns="…" wherever it changes.
        # rebound: prefix `a` means something else on each element.
        self.policy = pick(POLICIES)
        self.instance = pick(["i", "xsi", "p4", "d2p1", "_"])
        self.instance_on_root = pick([True, False])
        self.type_prefix = pick(["scope", "item"])
        self.pretty = pick([None, "\n", "\r\n"])
        self.comments = pick([False, False, True])
        self.sections = pick([False, True])
        self.references = pick([None, "decimal", "hex"])
        self.quote = pick(["\"", "'"])
        self.loose_tags = pick([False, False, True])
        self.long_empty = pick([False, True])
        self.encoding = pick(["utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
        self.declaration = pick([True, False])


class Renderer:
    def __init__(self, style):
        self.style, self.out, self.number = style, [], 0

    def render(self, root):
        style = self.style
        scope = {"": "", "xml": SPACE}
        declarations = {}
        if style.instance_on_root:
            declarations[style.instance] = XSI
        if style.policy == "default" and split(root.name)[0]:
            declarations[""] = split(root.name)[0]
        if style.policy == "prefixed":
            names = {split(node.name)[0] for node in root.walk()}
            names |= {split(node.type_name)[0] for node in root.walk() if node.type_name}
            for number, namespace in enumerate(sorted(names - {""})):
                declarations["q%d" % (number + 1)] = namespace
        if style.comments:
            self.out.append("<!-- before --><?before the root?>\n")
        self._element(root, scope, declarations, 0)
        if style.comments:
            self.out.append("\n<!-- after -->")
        text = "".join(self.out)
        encoding = style.encoding
        if encoding != "utf-8" or style.declaration:
            text = "<?xml version=\"1.0\" encoding=\"%s\"?>%s%s" % (encoding.replace("-sig", "").upper(), style.pretty or "", text)
        if encoding == "utf-16":
            return codecs.BOM_UTF16_LE + text.encode("utf-16-le")
        if encoding == "iso-8859-1":
            return text.encode(encoding, "xmlcharrefreplace")
        return text.encode(encoding)

    # MARK: Names

    def _fresh(self, scope):
        while True:
            self.number += 1
            prefix = "d%dp1" % self.number
            if prefix not in scope:
                return prefix

    def _element_name(self, name, scope, declarations):
        namespace, local = split(name)
        now = {**scope, **declarations}
        if not namespace:
            if now.get(""):
                declarations[""] = ""
            return local
        policy = self.style.policy
        if policy == "redeclared":
            if now.get("") != namespace:
                declarations[""] = namespace
            return local
        if policy == "default" and now.get("") == namespace:
            return local
        if policy == "rebound":
            if now.get("a") != namespace:
                declarations["a"] = namespace
            return "a:" + local
        for prefix, bound in now.items():
            if prefix and bound == namespace:
                return prefix + ":" + local
        prefix = self._fresh(now)
        declarations[prefix] = namespace
        return prefix + ":" + local

    def _prefix(self, namespace, scope, declarations, may_be_default):
        """A prefix for a name in an attribute or in text, declared here if need be."""
        now = {**scope, **declarations}
        if may_be_default and now.get("") == namespace and self.style.type_prefix == "scope":
            return ""
        if self.style.type_prefix == "scope" or not may_be_default:
            for prefix, bound in now.items():
                if prefix and bound == namespace:
                    return prefix + ":"
        prefix = self._fresh(now)
        declarations[prefix] = namespace
        return prefix + ":"

    def _qualified(self, name, scope, declarations):
        namespace, local = split(name)
        return self._prefix(namespace, scope, declarations, True) + local

    # MARK: Elements

    def _element(self, node, scope, declarations, depth):
        style, out = self.style, self.out
        declarations = dict(declarations)
        tag = self._element_name(node.name, scope, declarations)
        attributes = []
        for name, text, kind in node.attributes:
            namespace, local = split(name)
            if kind is not None and kind.kind == "QName":
                text = self._qualified(text, scope, declarations)
            prefix = self._prefix(namespace, scope, declarations, False) if namespace else ""
            attributes.append((prefix + local, text))
        if node.type_name:
            prefix = self._prefix(XSI, scope, declarations, False) if not style.instance_on_root else style.instance + ":"
            attributes.append((prefix + "type", self._qualified(node.type_name, scope, declarations)))
        if node.nil:
            prefix = self._prefix(XSI, scope, declarations, False) if not style.instance_on_root else style.instance + ":"
            attributes.append((prefix + "nil", node.nil))
        text = node.text
        if text and text.startswith("{") and node.kind is not None and getattr(node.kind, "kind", None) == "QName":
            text = self._qualified(text, scope, declarations)
        marks = [("xmlns:" + p if p else "xmlns", u) for p, u in declarations.items() if scope.get(p) != u]
        both = attributes + marks if style.loose_tags else marks + attributes
        gap, equals = ("\n  ", " = ") if style.loose_tags else (" ", "=")
        out.append("<" + tag)
        for name, content in both:
            out.append(gap + name + equals + style.quote + self._escape(content, True) + style.quote)
        if not text and not node.children and not (style.long_empty and not node.nil):
            out.append(" />" if style.loose_tags else "/>")
            return
        out.append(">")
        inner = {**scope, **declarations}
        if node.children:
            for child in node.children:
                self._between(depth + 1)
                self._element(child, inner, {}, depth + 1)
            self._between(depth)
        elif text:
            self._text(text)
        out.append("</" + tag + (" >" if style.loose_tags else ">"))

    def _between(self, depth):
        style = self.style
        if style.pretty:
            self.out.append(style.pretty + "  " * depth)
        if style.comments and style.random.random() < 0.3:
            self.out.append(style.random.choice(["<!-- between -->", "<?between elements?>", "<!---->"]))

    def _text(self, text):
        style = self.style
        if style.sections and style.encoding != "iso-8859-1" and "]]>" not in text and "\r" not in text:
            half = len(text) // 2
            if style.comments:
                self.out.append(self._escape(text[:half], False) + "<!-- inside -->")
                self.out.append("<![CDATA[" + text[half:] + "]]>")
            else:
                self.out.append("<![CDATA[" + text + "]]>")
        elif style.comments and len(text) > 1:
            self.out.append(self._escape(text[0], False) + "<!-- inside --><?and more?>" + self._escape(text[1:], False))
        else:
            self.out.append(self._escape(text, False))

    def _escape(self, text, in_attribute):
        style = self.style
        result = []
        for character in text:
            if character == "&":
                result.append("&amp;" if style.references is None else "&#38;")
            elif character == "<":
                result.append("&lt;" if style.references != "hex" else "&#x3c;")
            elif character == ">":
                result.append("&gt;")
            elif character == "\r":
                result.append("&#13;" if style.references != "hex" else "&#xD;")
            elif in_attribute and character in "\t\n":
                result.append("&#%d;" % ord(character))
            elif in_attribute and character == style.quote:
                result.append("&quot;" if character == "\"" else "&apos;")
            elif ord(character) > 127 and style.references:
                result.append(("&#%d;" if style.references == "decimal" else "&#x%X;") % ord(character))
            else:
                result.append(character)
        return "".join(result)


def render(root, style):
    return Renderer(style).render(root)
