"""Lexical forms of simple types: to put into documents, and to compare by value."""
import base64
import re
import struct
from datetime import date
from decimal import Decimal
from fractions import Fraction

INTEGERS = {
    "byte": (-2**7, 2**7 - 1), "short": (-2**15, 2**15 - 1), "int": (-2**31, 2**31 - 1), "long": (-2**63, 2**63 - 1),
    "unsignedByte": (0, 2**8 - 1), "unsignedShort": (0, 2**16 - 1), "unsignedInt": (0, 2**32 - 1),
    "unsignedLong": (0, 2**64 - 1), "integer": (-2**63, 2**63 - 1), "nonPositiveInteger": (-2**63, 0),
    "negativeInteger": (-2**63, -1), "nonNegativeInteger": (0, 2**63 - 1), "positiveInteger": (1, 2**63 - 1),
}
# Text whose white space the schema keeps.
VERBATIM = {"string", "anySimpleType", "anyType"}
STRINGS = [
    "plain", "", " ", "  leading and trailing  ", "a<b & c>d \"quoted\" 'apostrophe'", "]]>", "\r", "line\r\nline",
    "tab\there\nnew line", "\n", "Grüße, 世界", "\U0001F600\U00010348", "\ufffd\u0085\u2028", "&amp;", "<!-- no -->",
    "x" * 70, "e\u0301", "%s %@ \\", "0", "true", "<![CDATA[inner]]>", "{ns}:name", "-->", "\t", "a\rb",
]
DOUBLES = ["0", "-0", "1", "10.50", "-2.5", "1E5", "1e-7", "1.7976931348623157E308", "4.9E-324", "INF", "-INF", "NaN",
           "0.1", "123456789012345678", "+7", ".5", "5.", "9007199254740993", "1E21", "1.0E+2"]
FLOATS = ["0", "-0", "1", "0.1", "3.4028235E38", "1.4E-45", "INF", "-INF", "NaN", "16777217", "1e10", "-2.50"]
DECIMALS = ["0", "-0", "1.50", "+42", "-0.10", "123456789012345678901234567890.123456789012345678901234567890",
            "0.0000000000000000000000000000000000000001", ".5", "5.", "99999999999999999999999999999999999999999", "00012"]
DATETIMES = ["2026-11-20T17:02:35", "2026-11-20T17:02:35Z", "2026-11-20T17:02:35.6853793Z", "0001-01-01T00:00:00",
             "9999-12-31T23:59:59.9999999", "2026-11-20T17:02:35.123456789+05:30", "2024-02-29T00:00:00-14:00",
             "2026-11-20T17:02:35.500-08:00", "1969-12-31T23:59:59.999Z", "2026-01-01T00:00:00.000", "2026-11-20T24:00:00",
             "2026-11-20T17:02:35+00:00", "12026-01-01T00:00:00Z", "-0044-03-15T12:00:00"]
OTHERS = {
    "boolean": ["true", "false", "1", "0"], "float": FLOATS, "double": DOUBLES, "decimal": DECIMALS,
    "dateTime": DATETIMES, "date": ["2026-11-22", "2026-11-22Z", "2024-02-29+05:30", "0001-01-01"],
    "time": ["17:02:35", "17:02:35.6853793Z", "00:00:00-08:00", "23:59:59.999"],
    "duration": ["P1D", "PT1H30M", "-P1Y2M3DT4H5M6.7S", "PT0S", "P400D", "PT36H", "P13M", "PT0.0000001S"],
    "gYearMonth": ["2026-11", "2026-11Z"], "gYear": ["2026", "2026+01:00"], "gMonthDay": ["--02-29", "--11-22Z"],
    "gDay": ["---31", "---01Z"], "gMonth": ["--11", "--02Z"],
    "base64Binary": ["", "AAECAwQ=", "/+8=", "SGVsbG8gd29ybGQ=", "QUJD\nREVG", "QQ=="],
    "hexBinary": ["", "00ff", "DEADbeef"], "language": ["en", "de-CH"], "anyURI": ["http://a/b?c=d&e=f", "", "urn:x"],
    "NMTOKEN": ["a", "1-2.3_x:y"], "Name": ["n", "a:b"], "NCName": ["n", "_1"], "ID": ["id1"], "IDREF": ["id1"],
    "ENTITY": ["e"], "token": ["a", "a b c", "Grüße"], "normalizedString": ["a  b", " x "],
}
# Forms that come back letter by letter.
PLAIN = {"double": ["10", "0.1", "-2.5", "INF"], "float": ["1", "0.5"], "decimal": ["12.5", "-7"],
         "boolean": ["true", "false"], "hexBinary": ["00FF"], "base64Binary": ["AAECAwQ="],
         "dateTime": ["2026-11-20T17:02:35", "2026-11-20T17:02:35.6853793Z", "2026-11-20T17:02:35+05:30"],
         "duration": ["P1D", "PT1H30M"]}
GUID = "8f1c7b54-0d1e-4c63-9e5c-2f6a7d3b1a90"


def candidates(kind, plain):
    """Lexical forms of an atomic type; `plain` ones are in the form in which a writer would put them."""
    facets, name = kind.facets, kind.kind
    if kind.words:
        return kind.words
    if name in INTEGERS:
        low, high = INTEGERS[name]
        low, high = max(low, int(facets.get("minInclusive", low))), min(high, int(facets.get("maxInclusive", high)))
        forms = [str(v) for v in dict.fromkeys([high, low, min(max(0, low), high), min(max(1, low), high), min(max(42, low), high)])]
        if not plain and low <= 7 <= high:
            forms += ["+7", "007", " 7 "]
        return forms
    if "pattern" in facets:
        forms = OTHERS.get(name, []) + [GUID, "ABC-123"]
        pattern = re.compile("(?:%s)\\Z" % facets["pattern"].replace("\\-", "-"))
        forms = [form for form in forms if pattern.match(form)]
        if name == "duration":
            forms = [f for f in forms if not re.search("[YM].*T|^-?P[^T]*[YM]", f)] or forms
        if not forms:
            raise ValueError("no form matches the pattern %s" % facets["pattern"])
        return forms
    if name in VERBATIM:
        forms = STRINGS
        if "maxLength" in facets:
            forms = [f for f in forms if len(f) <= int(facets["maxLength"])]
        if "minLength" in facets:
            forms = [f for f in forms if len(f) >= int(facets["minLength"])]
        return forms
    forms = PLAIN.get(name) if plain else None
    forms = forms or OTHERS[name]
    # libxml2 refuses white space around dateTime.
    if not plain and name in ("boolean", "double", "decimal"):
        forms = forms + ["\n  %s\t" % forms[0]]
    return forms


def value(kind, text):
    """What a lexical form means; equal forms of one type give equal values."""
    name = kind.kind
    if name == "list":
        return tuple(value(kind.item, word) for word in text.split())
    if name in VERBATIM and not kind.words:
        return text
    if name == "normalizedString":
        return re.sub("[\t\r\n]", " ", text)
    text = " ".join(text.split()) if not (kind.words and name == "string") else text
    if name == "boolean":
        return {"true": True, "1": True, "false": False, "0": False}[text]
    if name in INTEGERS:
        return int(text)
    if name == "decimal":
        return Decimal(text).normalize() if len(text) < 20 else _exact(text)
    if name in ("double", "float"):
        number = float(text.replace("INF", "inf"))
        if name == "float":
            number = struct.unpack("f", struct.pack("f", number))[0] if abs(number) != float("inf") else number
        return repr(number)
    if name in ("dateTime", "date", "time", "gYear", "gYearMonth", "gMonth", "gMonthDay", "gDay"):
        return moment(name, text)
    if name == "duration":
        return duration(text)
    if name == "base64Binary":
        return base64.b64decode(text)
    if name == "hexBinary":
        return text.lower()
    return text


def _exact(text):
    return Fraction(text if not text.endswith(".") else text + "0")


def moment(name, text):
    """The instant, and the offset that was written: a message must not lose either."""
    zone = re.search(r"(Z|[+-]\d\d:\d\d)$", text) if name != "gYearMonth" or len(text) > 7 else None
    if name in ("date", "gYear", "gMonth", "gDay", "gMonthDay", "gYearMonth"):
        return text.replace("+00:00", "Z")
    offset = None
    if zone:
        text = text[: zone.start()]
        word = zone.group().replace("Z", "+00:00")
        offset = (1 if word[0] == "+" else -1) * (int(word[1:3]) * 60 + int(word[4:6]))
    day, _, clock = text.rpartition("T")
    hour, minute, second = clock.split(":")
    seconds = int(hour) * 3600 + int(minute) * 60 + Fraction(second)
    if not day:
        return ("time", seconds, offset)
    negative, day = day.startswith("-"), day.lstrip("-")
    year, month, dom = (int(part) for part in day.split("-"))
    year = -year if negative else year
    # A proleptic calendar repeats after 400 years.
    days = date(year % 400 + 400, month, dom).toordinal() + (year // 400) * 146097
    return (days * 86400 + seconds, offset)


def duration(text):
    match = re.fullmatch(r"(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?", text)
    sign, *parts = match.groups()
    years, months, days, hours, minutes = (int(part or 0) for part in parts[:5])
    seconds = days * 86400 + hours * 3600 + minutes * 60 + Fraction(parts[5] or 0)
    factor = -1 if sign else 1
    return (factor * (years * 12 + months), factor * seconds)
