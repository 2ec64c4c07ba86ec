"""Messages of the Campaign Management service, made up: a kind, a form and a size give always the same bytes.

Kinds:  goals        GetConversionGoalsByIdsResponse, goals of five derived types in turn at random
        conversions  ApplyOfflineConversionsRequest
        errors       ApplyOfflineConversionsResponse, errors most of whose members are nil
Forms:  plain, pretty (indented), crlf (indented, CR LF), unicode (texts beyond ASCII), prefixed (a prefix on every name)
"""
import os
import random

CAMPAIGN = "https://bingads.microsoft.com/CampaignManagement/v13"
ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/"
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
COLLECTIONS = "http://schemas.datacontract.org/2004/07/System.Collections.Generic"

KINDS = ("goals", "conversions", "errors")
FORMS = ("plain", "pretty", "crlf", "unicode", "prefixed")
SIZES = {"60KB": 60_000, "1MB": 1_000_000, "12MB": 12_000_000, "200MB": 200_000_000}

_OUTER = {
    "goals": ("GetConversionGoalsByIdsResponse", "ConversionGoals", "ConversionGoal"),
    "conversions": ("ApplyOfflineConversionsRequest", "OfflineConversions", "OfflineConversion"),
    "errors": ("ApplyOfflineConversionsResponse", "PartialErrors", "BatchError"),
}
_NIL = object()
_WORDS = {
    "plain": ["Lead form", "Newsletter", "Checkout", "Phone call", "Demo booked", "Trial started", "Store visit"],
    "unicode": ["Anfrage über Köln", "予約完了", "Подписка", "Achat complété", "Ζήτηση", "文件下载", "Ordine 🛒 finito"],
}


def _goal(random_, number, words):
    """Type name and members of one goal, in schema order."""
    derived = random_.choice(
        ("UrlGoal", "DurationGoal", "PagesViewedPerVisitGoal", "EventGoal", "OfflineConversionGoal"))
    offline = derived == "OfflineConversionGoal"
    members = [
        ("AttributionModelType", random_.choice(("LastClick", "LastTouch"))),
        ("ConversionWindowInMinutes", random_.randrange(1, 129_601)),
        ("CountType", random_.choice(("All", "Unique"))),
        ("ExcludeFromBidding", random_.choice(("true", "false"))),
        ("GoalCategory", random_.choice(("Purchase", "SubmitLeadForm", "Signup", _NIL))),
        ("Id", random_.randrange(10 ** 8, 10 ** 12)),
        ("Name", f"{random_.choice(words)} & more <{number}>"),
        ("Revenue", [
            ("CurrencyCode", random_.choice(("USD", "EUR", _NIL))),
            ("Type", random_.choice(("FixedValue", "VariableValue"))),
            ("Value", f"{random_.randrange(1, 10 ** 7) / 10000:.4f}"),
        ]),
        ("Scope", random_.choice(("Account", "Customer"))),
        ("Status", random_.choice(("Active", "Paused"))),
        ("TagId", _NIL if offline else random_.randrange(10 ** 6, 10 ** 9)),
        ("TrackingStatus", random_.choice(("RecordingConversions", "TagUnverified", "NoRecentConversions"))),
        ("Type", "PagesViewedPerVisit" if derived.startswith("Pages") else derived.removesuffix("Goal")),
    ]
    if derived == "UrlGoal":
        members += [("UrlExpression", f"shop.example/order/{number % 97}/done"), ("UrlOperator", "BeginsWith")]
    elif derived == "DurationGoal":
        members += [("MinimumDurationInSeconds", random_.randrange(10, 3600))]
    elif derived == "PagesViewedPerVisitGoal":
        members += [("MinimumPagesViewed", random_.randrange(2, 12))]
    elif derived == "EventGoal":
        members += [
            ("ActionExpression", "finish"), ("ActionOperator", "Equals"),
            ("CategoryExpression", "webinar"), ("CategoryOperator", "Contains"),
            ("LabelExpression", _NIL), ("LabelOperator", _NIL),
            ("Value", f"{random_.randrange(1, 2000) / 10:.2f}"), ("ValueOperator", "GreaterThan"),
        ]
    else:
        members += [("IsExternallyAttributed", random_.choice(("true", "false")))]
    return derived, members


def _conversion(random_, number, words):
    members = [
        ("ConversionCurrencyCode", random_.choice(("USD", "EUR", "GBP"))),
        ("ConversionName", f"{random_.choice(words)} {number % 11}"),
        ("ConversionTime",
         f"2026-{random_.randrange(1, 13):02}-{random_.randrange(1, 29):02}T{random_.randrange(24):02}:"
         f"{random_.randrange(60):02}:{random_.randrange(60):02}.{random_.randrange(1, 10 ** 7):07}Z"),
        ("ConversionValue", f"{random_.randrange(1, 10 ** 5) / 100:.2f}"),
        ("MicrosoftClickId", f"{random_.getrandbits(128):032x}"),
    ]
    return None, members


def _error(random_, number, words):
    code, name = random_.choice((
        (5604, "OfflineConversionMicrosoftClickIdInvalid"), (5605, "OfflineConversionConversionTimeInFuture"),
        (5606, "OfflineConversionConversionNameInvalid"), (5617, "OfflineConversionNotInConversionWindow")))
    message = f"{random_.choice(words)}: the row cannot be used." if number % 4 == 0 else "The row cannot be used."
    return None, [
        ("Code", code), ("Details", _NIL), ("ErrorCode", name), ("FieldPath", _NIL),
        ("ForwardCompatibilityMap", _NIL), ("Index", number), ("Message", message), ("Type", "BatchError"),
    ]


_MAKERS = {"goals": _goal, "conversions": _conversion, "errors": _error}


def _escaped(text):
    return str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class _Layout:
    """How elements are spelt in a form."""

    def __init__(self, form):
        self.prefix = "c:" if form == "prefixed" else ""
        self.line = {"pretty": "\n", "crlf": "\r\n"}.get(form, "")

    def indent(self, depth):
        return self.line + "  " * depth if self.line else ""

    def members(self, members, depth):
        parts = []
        for name, value in members:
            tag = self.prefix + name
            parts.append(self.indent(depth))
            if value is _NIL:
                parts.append(f'<{tag} i:nil="true"/>')
            elif isinstance(value, list):
                parts.append(f"<{tag}>{self.members(value, depth + 1)}{self.indent(depth)}</{tag}>")
            else:
                parts.append(f"<{tag}>{_escaped(value)}</{tag}>")
        return "".join(parts)

    def item(self, name, derived, members, depth):
        tag = self.prefix + name
        type_ = f' i:type="{self.prefix}{derived}"' if derived else ""
        return (f"{self.indent(depth)}<{tag}{type_}>{self.members(members, depth + 1)}"
                f"{self.indent(depth)}</{tag}>")


def _frame(kind, layout):
    """What stands before and after the items."""
    outer, wrapper, _ = _OUTER[kind]
    prefix, line = layout.prefix, layout.indent
    declaration = f'xmlns:c="{CAMPAIGN}"' if prefix else f'xmlns="{CAMPAIGN}"'
    if kind == "conversions":
        header = "".join(
            f"{line(2)}<h:{name}>{value}</h:{name}>" for name, value in (
                ("AuthenticationToken", "a-token"), ("CustomerAccountId", "1234567"), ("CustomerId", "7654321"),
                ("DeveloperToken", "another-token")))
    else:
        header = f"{line(2)}<h:TrackingId>6f1d0f0d-9a4e-4f7b-8a56-2f0d4ad6a8b0</h:TrackingId>"
    before = (
        f'<s:Envelope xmlns:s="{ENVELOPE}">{line(1)}<s:Header xmlns:h="{CAMPAIGN}">{header}{line(1)}</s:Header>'
        f'{line(1)}<s:Body>{line(2)}<{prefix}{outer} {declaration}>'
        f'{line(3)}<{prefix}{wrapper} xmlns:i="{INSTANCE}" xmlns:a="{COLLECTIONS}">')
    after = f"{line(3)}</{prefix}{wrapper}>"
    if kind == "goals":
        after += f"{line(3)}<{prefix}PartialErrors/>"
    after += f"{line(2)}</{prefix}{outer}>{line(1)}</s:Body>{line(0)}</s:Envelope>"
    return before, after


def write(path, kind, form, size):
    """Writes a message of about `size` bytes, or of `-size` items if `size` is negative."""
    random_ = random.Random(f"{kind} {form}")
    layout = _Layout(form)
    words = _WORDS["unicode" if form == "unicode" else "plain"]
    before, after = _frame(kind, layout)
    item_name = _OUTER[kind][2]
    written = number = 0
    part = f"{path}.{os.getpid()}.part"
    with open(part, "wb") as file:
        written += file.write(before.encode())
        while number < -size if size < 0 else written < size - len(after):
            derived, members = _MAKERS[kind](random_, number, words)
            written += file.write(layout.item(item_name, derived, members, 4).encode())
            number += 1
        file.write(after.encode())
    os.replace(part, path)


def message(folder, kind, form="plain", size="1MB"):
    """Path of a message; made when it is asked for first. `size` is a name of SIZES or a number of items."""
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, f"{kind}-{form}-{size}.xml")
    newest = os.path.getmtime(__file__)
    if not os.path.exists(path) or os.path.getmtime(path) < newest:
        write(path, kind, form, SIZES[size] if size in SIZES else -int(size))
    return path
