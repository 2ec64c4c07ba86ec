"""xsdata with lxml: the dataclasses that it generates from the same WSDL. Usage: xsdata-worker.py FOLDER-OF-CLASSES"""
import dataclasses
import sys
from typing import Optional

sys.path.insert(0, sys.argv[1])

import service  # noqa: E402
import worker  # noqa: E402
from xsdata.formats.dataclass.parsers import XmlParser  # noqa: E402
from xsdata.formats.dataclass.parsers.config import ParserConfig  # noqa: E402
from xsdata.formats.dataclass.parsers.handlers import LxmlEventHandler  # noqa: E402
from xsdata.formats.dataclass.serializers import XmlSerializer  # noqa: E402
from xsdata.models.datatype import XmlDateTime  # noqa: E402


def _content(name):
    return dataclasses.field(
        default=None, metadata={"name": name, "type": "Element", "namespace": worker.CAMPAIGN})


# The envelopes that xsdata generates demand every header, so that it cannot read messages without some.
@dataclasses.dataclass
class Body:
    goals: Optional[service.GetConversionGoalsByIdsResponse] = _content("GetConversionGoalsByIdsResponse")
    conversions: Optional[service.ApplyOfflineConversionsRequest] = _content("ApplyOfflineConversionsRequest")
    errors: Optional[service.ApplyOfflineConversionsResponse] = _content("ApplyOfflineConversionsResponse")


@dataclasses.dataclass
class Envelope:
    class Meta:
        namespace = worker.ENVELOPE

    body: Optional[Body] = dataclasses.field(default=None, metadata={"name": "Body", "type": "Element"})


class Xsdata:
    def __init__(self):
        self._parser = XmlParser(
            config=ParserConfig(fail_on_unknown_properties=False), handler=LxmlEventHandler)
        self._serializer = XmlSerializer()

    def decode(self, data, kind):
        return getattr(self._parser.from_bytes(data, Envelope).body, kind)

    def encode(self, message, kind):
        return self._serializer.render(message).encode()

    def fold(self, message, kind, values):
        items = {
            "goals": lambda: message.conversion_goals.conversion_goal,
            "conversions": lambda: message.offline_conversions.offline_conversion,
            "errors": lambda: message.partial_errors.batch_error}[kind]()
        for item in items:
            values.item(type(item).__name__)
            self._members(item, values)

    def _members(self, item, values):
        for field in dataclasses.fields(item):
            value = getattr(item, field.name)
            if dataclasses.is_dataclass(value):
                if [inner.name for inner in dataclasses.fields(value)] != ["value"]:
                    self._members(value, values)
                    continue
                value = value.value
            if isinstance(value, XmlDateTime):
                value = value.to_datetime()
            values.value(field.metadata["name"], value)


worker.main(Xsdata())
