"""Equality of documents by ../shared/tools/equivalent.py, many in a few processes."""
import importlib.util
import multiprocessing
import os
import signal
import struct
import sys

from generating import ROOT

JUDGE_LIMIT = 60


def tool():
    return os.path.join(ROOT, "..", "shared", "tools", "equivalent.py")


def load_tool():
    found = importlib.util.spec_from_file_location("equivalent", tool())
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


equivalent = None
XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
QNAMES = ["{http://www.w3.org/2001/XMLSchema}QName", "{http://www.w3.org/2001/XMLSchema}NOTATION"]


def expanded(name, namespaces):
    prefix, _, local = name.strip().rpartition(":")
    return "{%s}%s" % (namespaces.get(prefix, "") or "", local) if ":" in name or not prefix else name


def expanded_values(value, kind, namespaces):
    """The value of a simple type with the names in it expanded: of `p:a` and `a` only their namespaces say what they are."""
    if kind is None or value is None:
        return value
    if isinstance(value, list):
        return [expanded_values(item, getattr(kind, "item_type", None), namespaces) for item in value]
    primitive = getattr(kind, "primitive_type", None)
    if isinstance(value, str) and primitive is not None and primitive.name in QNAMES:
        return expanded(value, namespaces)
    return value


def expand(data):
    """Names of attributes, the value of xsi:type, and values that are names, without their prefixes, which xmlschema
    leaves in; otherwise equivalent.py would see xsi:schemaLocation, and every change of a prefix, and would not see
    that a prefix stands for another namespace. An xsi:type that names the declared type changes no typed value; that we
    do not write it again shows in the infoset."""
    for element in data.iter():
        kind = element.xsd_type
        if kind is not None:
            content = kind if kind.is_simple() else kind.content if kind.has_simple_content() else None
            element.value = expanded_values(element.value, content, element.nsmap)
            for key, declared in getattr(kind, "attributes", {}).items():
                if key in element.attrib and getattr(declared, "type", None) is not None:
                    element.attrib[key] = expanded_values(element.attrib[key], declared.type, element.nsmap)
        for key in list(element.attrib):
            value = element.attrib.pop(key)
            if ":" in key and not key.startswith("{"):
                key = expanded(key, element.nsmap)
            if key == XSI + "type":
                value = expanded(value, element.nsmap)
                # What names the declared type says nothing.
                if element.xsd_element is not None and element.xsd_element.type.name == value:
                    continue
            element.attrib[key] = value
    return data


def typed(schema, path):
    """As equivalent.typed, with names expanded."""
    data = schema.to_objects(path, validation="lax", use_defaults=True, datetime_types=True, binary_types=True)
    return equivalent.tree(expand(data[0] if isinstance(data, tuple) else data))


def single(text):
    """A value of xs:float, which has 32 bits; xmlschema takes it for a double."""
    value = float(text)
    try:
        return struct.unpack("f", struct.pack("f", value))[0]
    except OverflowError:
        return value


def load(documents, catalog):
    schema = equivalent.load(documents[0], catalog)
    for more in documents[1:]:
        try:
            schema.add_schema(more, build=True)
        except Exception:
            pass
    schema.maps.types["{http://www.w3.org/2001/XMLSchema}float"].to_python = single
    return schema


def start():
    global equivalent
    equivalent = load_tool()
    plain = equivalent.norm
    # Binary values are compared by octets, as equivalent.py says; the names of elementpath's methods have changed.
    equivalent.norm = lambda value: (
        (type(value).__name__, value.decode()) if type(value).__name__ in ("HexBinary", "Base64Binary") else plain(value))
    equivalent.typed = typed
    sys.setrecursionlimit(20000)


def stop(*_):
    raise TimeoutError("more than %d s" % JUDGE_LIMIT)


def judge(task):
    """(infoset, typed, valid, note) for each pair of documents of one schema."""
    documents, catalog, pairs = task
    signal.signal(signal.SIGALRM, stop)
    answers, schema = [], None
    for original, written in pairs:
        signal.alarm(JUDGE_LIMIT)
        try:
            answer = {"infoset": equivalent.c14n(original) == equivalent.c14n(written)}
            if answer["infoset"]:
                answers.append((True, True, True, ""))
                continue
            if documents is None:
                answers.append((False, False, False, ""))
                continue
            if schema is None:
                schema = load(documents, catalog)
            answer = equivalent.compare(schema, original, written)
            typed = answer["typed"]
            answers.append((answer["infoset"], typed is True, answer["valid"] is True, typed if isinstance(typed, str) else ""))
        except Exception as error:
            answers.append((False, False, False, "judge: %s: %s" % (type(error).__name__, str(error)[:120])))
        finally:
            signal.alarm(0)
    return answers


def valid(task):
    """Whether each document is valid by its schema."""
    paths, catalog, sources = task
    signal.signal(signal.SIGALRM, stop)
    answers = []
    for source in sources:
        signal.alarm(JUDGE_LIMIT)
        try:
            answers.append(load(paths, catalog).is_valid(source))
        except Exception:
            answers.append(False)
        finally:
            signal.alarm(0)
    return answers


def valid_all(tasks):
    """Answers in the order of the tasks."""
    if not tasks:
        return []
    with multiprocessing.Pool(2, start) as pool:
        return pool.map(valid, tasks, chunksize=1)


def judge_all(tasks):
    """Answers in the order of the tasks."""
    if not tasks:
        return []
    with multiprocessing.Pool(2, start, maxtasksperchild=400) as pool:
        return pool.map(judge, tasks, chunksize=8)
