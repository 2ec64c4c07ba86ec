"""Random but valid documents, as trees."""
import copy

import values
from schema import Complex, Wildcard, qname


def may_be_nil(kind):
    """Even a nil element must not be of an abstract type (XML Schema Part 1, 3.4.4) nor lack attributes."""
    return not isinstance(kind, Complex) or not kind.abstract and not any(a.required for a in kind.all_attributes())


class Node:
    """One element of a document."""

    def __init__(self, name, declaration=None, kind=None):
        self.name, self.declaration, self.kind = name, declaration, kind
        self.attributes, self.children = [], []
        self.text = None
        self.nil = None      # None, or how nil is written: "true", "1"; "false" says that it is not
        self.type_name = None  # xsi:type

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def copy(self):
        return copy.copy(self)._copy_children()

    def _copy_children(self):
        self.children = [child.copy() for child in self.children]
        self.attributes = list(self.attributes)
        return self


class Instances:
    """Makes documents. What it chooses in turn (derived types, words) it remembers over all documents of a schema."""

    def __init__(self, random, max_nodes):
        self.random, self.max_nodes = random, max_nodes
        self.turns = {}
        self.left, self.plain, self.state, self.fill = 0, True, None, 1.0

    def turn(self, key, choices):
        number = self.turns.get(key, self.random.randrange(len(choices)))
        self.turns[key] = number + 1
        return choices[number % len(choices)]

    def document(self, declaration, plain, state, fill=0.7, kind=None):
        """A document with a root element.

        `state` (0, 1, 2) rotates each child of the root through value, nil and absent as far as allowed; `fill` is how
        often optional content deeper inside is there; `kind` is the derived type of the root.
        """
        self.left, self.plain, self.state, self.fill = self.max_nodes, plain, state, fill
        return self._element(declaration, 0, "value", kind)

    # MARK: Elements

    def _states(self, declaration):
        states = ["value"]
        if declaration.nillable and may_be_nil(declaration.type):
            states.append("nil")
        if declaration.minimum == 0:
            states.append("absent")
        return states

    def _choose(self, declaration, index, depth):
        states = self._states(declaration)
        if len(states) == 1:
            return "value"
        if depth == 1 and self.state is not None:
            if self.state == 0:
                return "value" if self.left > 0 else states[-1]
            others = states[1:]
            return others[(index + self.state) % len(others)]
        if self.left <= 0 or depth > 12:
            return states[-1]
        return "value" if self.random.random() < self.fill else self.random.choice(states[1:])

    def _element(self, declaration, depth, state, kind=None):
        node = Node(declaration.name, declaration, declaration.type)
        self.left -= 1
        if state == "nil":
            node.nil = "true" if self.plain else self.random.choice(["true", "true", "1"])
            return node
        if not self.plain and declaration.nillable and self.random.random() < 0.1:
            node.nil = "false"
        if isinstance(declaration.type, Complex):
            self._complex(node, declaration.type, depth, kind)
        elif declaration.type.kind == "anyType":
            node.text = None
            node.kind = None
            if depth:
                node.children = [self._open()]
        else:
            node.text = self.simple(declaration.type)
        return node

    def _complex(self, node, declared, depth, kind):
        concrete = declared.hierarchy()
        named = [c for c in concrete if c.name]
        if kind is None:
            if len(concrete) > 1 and self.left > 0:
                kind = self.turn(declared.name, named)
            else:
                kind = concrete[0]
        node.kind = kind
        if kind is not declared or (not self.plain and kind.name and self.random.random() < 0.05):
            node.type_name = kind.name
        for attribute in kind.all_attributes():
            if attribute.required or self.random.random() < 0.6:
                node.attributes.append((attribute.name, self.simple(attribute.type), attribute.type))
        if kind.any_attribute and self.random.random() < 0.5:
            node.attributes.append(("{urn:open:attributes}mark", "open & \"kept\"", None))
        text = kind.content_text()
        if text:
            node.text = self.simple(text)
            return
        for index, item in enumerate(kind.all_items()):
            if isinstance(item, Wildcard):
                for _ in range(self._count(item.minimum, item.maximum)):
                    node.children.append(self._open())
            elif item.is_array:
                for _ in range(self._count(item.minimum, item.maximum)):
                    state = "nil" if "nil" in self._states(item) and self.random.random() < 0.25 else "value"
                    if depth > 12 and "nil" in self._states(item):
                        state = "nil"
                    node.children.append(self._element(item, depth + 1, state))
            else:
                state = self._choose(item, index, depth + 1)
                if state != "absent":
                    node.children.append(self._element(item, depth + 1, state))

    def _count(self, minimum, maximum):
        if self.left <= 0:
            return minimum
        sizes = [0, 1, 1, 2, 3] if self.left < self.max_nodes / 2 else [1, 2, 3, 5]
        count = max(minimum, self.random.choice(sizes))
        return count if maximum is None else min(count, maximum)

    def _open(self):
        """An element that the schema leaves open."""
        node = Node("{urn:open:elements}Extra")
        inner = Node("{urn:open:more}Inner")
        inner.text = "kept <whole> & \U0001F600"
        inner.attributes = [("a", "1", None), ("{urn:open:more}b", "2 \"", None)]
        node.children = [inner, Node("{urn:open:elements}Empty"), Node("bare")]
        return node

    # MARK: Text

    def simple(self, kind):
        if kind.kind == "list":
            if kind.item.words:
                words = kind.item.words
                count = self.random.choice([0, 1, 2, 3, len(words)])
                chosen = self.random.sample(words, min(count, len(words)))
            else:
                chosen = [self.simple(kind.item) for _ in range(self.random.choice([0, 1, 3]))]
                chosen = [w for w in chosen if w.split() == [w]]
            low = max(int(kind.facets.get("minLength", 0)), 0)
            while len(chosen) < low:
                chosen.append(kind.item.words[0])
            return (" " if self.plain else self.random.choice([" ", " ", "\n\t "])).join(chosen)
        if kind.kind == "QName":
            return "{urn:names}local" if self.random.random() < 0.5 else "{urn:other}name-2"
        key = kind.name or id(kind)
        return self.turn((key, self.plain), values.candidates(kind, self.plain))

    def leaves_of(self, kind):
        """Every lexical form worth a document of its own."""
        if kind.kind == "list":
            if kind.item.words:
                words = kind.item.words
                return [""] + [" ".join(words[i : i + 1 + i % 3]) for i in range(len(words))] + [" ".join(words)]
            return ["", " ".join(w for w in values.candidates(kind.item, True) if w.split() == [w])]
        if kind.kind in ("QName", "anyType"):
            return []
        return values.candidates(kind, False)
