"""Heap allocations of one decode and one encode, and what the message would need."""
import re

from .. import messages, paths
from ..building import Unavailable, say
from ..sides import allocation_counter, chosen
from ..worker import Refused

# Elements of type xs:string; a Swift String keeps up to 15 bytes in itself.
_STRINGS = {
    "goals": "Name|CurrencyCode|UrlExpression|ActionExpression|CategoryExpression|LabelExpression",
    "conversions": "ConversionCurrencyCode|ConversionName|MicrosoftClickId",
    "errors": "Details|ErrorCode|FieldPath|Message|Type",
}

# Items that may be of a derived type: a value of any size, so that each has a box. Lists of words, which goals have,
# are bits and have none.
_BOXED = {"goals": "ConversionGoal", "errors": "BatchError"}


def run(section, report, arguments):
    counter = allocation_counter()
    for kind in messages.KINDS:
        path = messages.message(paths.MESSAGES, kind, "plain", "1MB")
        leaves, long_strings, boxes = _needed(path, kind)
        report.add(section, f"{kind} 1MB: elements with a text", "-", leaves, "")
        report.add(section, f"{kind} 1MB: strings over 15 bytes", "-", long_strings, "")
        report.add(section, f"{kind} 1MB: items that may be of a derived type", "-", boxes, "")
        for side in chosen(arguments):
            # An interpreter's allocations say nothing about its values.
            if side.name in ("xsdata", "zeep"):
                continue
            for direction in ("decode", "encode") if side.encodes else ("decode",):
                _measure(section, side, direction, kind, path, leaves, long_strings + boxes, counter, report)


def _measure(section, side, direction, kind, path, leaves, needed, counter, report):
    say(f"allocations: {side.name} {direction} {kind}")
    what = f"{direction} {kind} 1MB"
    try:
        worker = side.start({"LD_PRELOAD": counter})
        worker.ask("open", kind, path)
        count = int(worker.ask("allocations", direction)[0])
        worker.close()
    except (Unavailable, Refused) as reason:
        report.add(section, what, side.title, None, "", note=str(reason))
        return
    target = met = None
    if side.name == "ours":
        # Growing an array allocates anew each time it doubles; encoding has one buffer that grows.
        most = (needed if direction == "decode" else 0) + 64
        target, met = f"<= {most:,}", count <= most
    report.add(section, what, side.title, count, "", None, target, met, f"{count / leaves:.3f} a value")


def _needed(path, kind):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    texts = re.findall(r"<(\w+)>([^<]+)</\1>", text[text.index("Body>"):])
    is_string = re.compile(_STRINGS[kind]).fullmatch
    unescaped = ((name, re.sub("&[a-z]+;", "&", value)) for name, value in texts)
    long_strings = sum(1 for name, value in unescaped if is_string(name) and len(value.encode()) > 15)
    boxes = len(re.findall(f"<{_BOXED[kind]}[ >]", text)) if kind in _BOXED else 0
    return len(texts), long_strings, boxes
