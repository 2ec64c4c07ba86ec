"""Documents that a decoder must refuse, or take with the change showing."""
import values
from instances import Node
from schema import Complex, Wildcard, qname, split


class Mutation:
    """A changed document and what must happen to it.

    `strict` and `lenient` say: "refused", "same" (as the document before the change), "changed" (as the changed document,
    and not as the one before), "kept" (the changed document, canonically).
    """

    def __init__(self, name, root, strict, lenient):
        self.name, self.root, self.strict, self.lenient = name, root, strict, lenient


def at(root, path):
    for index in path:
        root = root.children[index]
    return root


def paths(node, path=()):
    yield path, node
    for index, child in enumerate(node.children):
        yield from paths(child, path + (index,))


def mutations(root, random):
    """One mutation of each kind, as far as the document has a place for it."""
    every = [(path, node) for path, node in paths(root) if node.kind is not None and node.nil not in ("true", "1")]
    random.shuffle(every)
    for make in (leaf, word, invalid, swap, missing, repeated, foreign, unknown_type, nil, excess, stray, attribute):
        for path, node in every:
            changed = root.copy()
            made = make(at(changed, path), path, changed, random)
            if made:
                yield Mutation(make.__name__.replace("_", " "), changed, *made)
                break
    renamed = root.copy()
    renamed.name = qname("urn:judge:elsewhere", split(root.name)[1])
    yield Mutation("other root", renamed, "refused", "refused")


def is_leaf(node):
    return node.kind is not None and not isinstance(node.kind, Complex) and node.kind.kind != "anyType"


def is_plain(node):
    return isinstance(node.kind, Complex) and not node.kind.content_text()


def leaf(node, path, root, random):
    if not is_leaf(node) or node.kind.kind in ("list", "QName"):
        return None
    before = values.value(node.kind, node.text)
    for form in values.candidates(node.kind, True):
        if values.value(node.kind, form) != before:
            node.text = form
            return "changed", "changed"
    return None


def word(node, path, root, random):
    if not is_leaf(node):
        return None
    if node.kind.words or node.kind.kind == "list" and node.kind.item.words:
        node.text = "NeverHeardOf"
        return "refused", "kept"
    return None


def invalid(node, path, root, random):
    if not is_leaf(node) or node.kind.words or node.kind.kind in ("list", "QName"):
        return None
    if node.kind.kind in values.INTEGERS:
        node.text = random.choice(["", "12a", "1.0", "99999999999999999999999", "0x1", "1 2", "--1"])
    elif node.kind.kind in ("double", "float", "decimal", "boolean", "dateTime", "date", "duration"):
        node.text = random.choice(["", "abc", "1,5", "True", "Infinity", "2026-13-01T00:00:00", "2026-02-29", "1e"])
    elif node.kind.kind == "base64Binary":
        node.text = random.choice(["A", "A===", "!!!!"])
    else:
        return None
    return "refused", "refused"


def swap(node, path, root, random):
    if not is_plain(node) or any(isinstance(item, Wildcard) for item in node.kind.all_items()):
        return None
    for index in range(len(node.children) - 1):
        if node.children[index].name != node.children[index + 1].name:
            node.children[index : index + 2] = reversed(node.children[index : index + 2])
            # Elements that occur repeatedly may come back in the order of the schema, one block a name.
            return "refused", "same"
    return None


def missing(node, path, root, random):
    if not is_plain(node):
        return None
    for item in node.kind.all_items():
        if not isinstance(item, Wildcard) and item.minimum > 0:
            node.children = [child for child in node.children if child.name != item.name]
            return "refused", "any"
    return None


def repeated(node, path, root, random):
    if not is_plain(node):
        return None
    single = {item.name for item in node.kind.all_items() if not isinstance(item, Wildcard) and not item.is_array}
    for index, child in enumerate(node.children):
        if child.name in single:
            node.children.insert(index, child.copy())
            return "refused", "any"
    return None


def foreign(node, path, root, random):
    if not is_plain(node) or any(isinstance(item, Wildcard) for item in node.kind.all_items()):
        return None
    extra = Node(qname(split(node.name)[0], "NeverHeardOf"))
    extra.text = "<&>"
    node.children.insert(random.randint(0, len(node.children)), extra)
    return "refused", "same"


def unknown_type(node, path, root, random):
    declared = node.declaration.type if node.declaration else None
    if not isinstance(declared, Complex) or len(declared.hierarchy()) < 2 or not is_plain(node):
        return None
    if any(isinstance(item, Wildcard) for item in node.kind.all_items()):
        return None
    namespace = split(declared.name)[0]
    node.type_name = qname(random.choice([namespace, "urn:judge:new"]), "NeverHeardOf")
    extra = Node(qname(random.choice([namespace, "urn:judge:new"]), "Extra"))
    extra.text = " a < b "
    other = Node(qname(namespace, "Inner"))
    other.children = [Node(qname("urn:judge:new", "Leaf"))]
    node.children += [extra, other]
    return "refused", "kept"


def nil(node, path, root, random):
    if not node.declaration or node.declaration.nillable or not path:
        return None
    node.nil, node.text, node.children, node.attributes, node.type_name = "true", None, [], [], None
    return "refused", "any"


def excess(node, path, root, random):
    if not is_plain(node):
        return None
    for item in node.kind.all_items():
        if isinstance(item, Wildcard) or item.maximum is None or item.maximum < 2:
            continue
        found = [child for child in node.children if child.name == item.name]
        if found:
            place = node.children.index(found[0])
            node.children[place:place] = [found[0].copy() for _ in range(item.maximum)]
            return "refused", "any"
    return None


def stray(node, path, root, random):
    """Text between elements."""
    if not is_plain(node) or node.children or not node.kind.all_items():
        return None
    node.text = "stray"
    return "refused", "any"


def attribute(node, path, root, random):
    if not is_plain(node) or node.kind.any_attribute:
        return None
    node.attributes = node.attributes + [("neverHeardOf", "1", None)]
    return "refused", "same"
