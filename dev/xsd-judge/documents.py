"""Instance documents: their roots, the parts that stand in wildcards, and changed copies."""
import copy
import os
import zlib

from lxml import etree

XSI = "{http://www.w3.org/2001/XMLSchema-instance}"


def parse(path):
    return etree.parse(path, etree.XMLParser(resolve_entities=True, no_network=True, huge_tree=True)).getroot()


def elements(root):
    return sum(1 for element in root.iter() if isinstance(element.tag, str))


def write(element, path):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(etree.tostring(element, encoding="UTF-8", xml_declaration=True, with_tail=False))


def children(root):
    return [child for child in root if isinstance(child.tag, str)]


def with_children(root, parts):
    """The element with some of its children replaced. It gets a prefix: lxml writes a child in no namespace wrongly
    under a default namespace."""
    namespace = etree.QName(root).namespace
    whole = etree.Element(root.tag, nsmap={"whole": namespace} if namespace else None)
    for name, value in root.attrib.items():
        whole.set(name, value)
    whole.text = root.text
    for position, child in enumerate(children(root)):
        tail = child.tail
        child = parts.get(position, child)
        child.tail = tail
        whole.append(child)
    return whole


def another(text):
    """The text with its last letter or digit replaced by another one."""
    for position in range(len(text) - 1, -1, -1):
        character = text[position]
        if character.isalnum():
            if character.isdigit():
                new = "1" if character != "1" else "2"
            else:
                new = "x" if character != "x" else "y"
            return text[:position] + new + text[position + 1:]
    return None


def changed(root, seed):
    """A copy of the document with one leaf changed; `None` if it has none."""
    root = copy.deepcopy(root)
    leaves = []
    for element in root.iter():
        if not isinstance(element.tag, str) or element.get(XSI + "nil"):
            continue
        if not children(element) and element.text and another(element.text):
            leaves.append((element, None))
        leaves += [(element, name) for name in element.attrib
                   if not name.startswith(XSI) and not name.startswith("{http://www.w3.org/XML") and another(element.get(name))]
    if not leaves:
        return None
    element, name = leaves[zlib.crc32(seed.encode()) % len(leaves)]
    if name:
        element.set(name, another(element.get(name)))
    else:
        element.text = another(element.text)
    return root
