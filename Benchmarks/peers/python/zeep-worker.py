"""zeep, on the same WSDL. Usage: zeep-worker.py WSDL"""
import sys

import worker
from lxml import etree
from zeep import Client, Settings
from zeep.xsd import CompoundValue


class Zeep:
    def __init__(self):
        self._settings = Settings(xml_huge_tree=True, strict=False)
        self._types = Client(sys.argv[1], settings=self._settings).wsdl.types

    def _element(self, kind):
        return self._types.get_element(f"{{{worker.CAMPAIGN}}}{worker.CONTENT[kind]}")

    def decode(self, data, kind):
        document = etree.fromstring(data, etree.XMLParser(huge_tree=True, resolve_entities=False))
        content = document.find(f"{{{worker.ENVELOPE}}}Body")[0]
        return self._element(kind).parse(content, self._types)

    def encode(self, message, kind):
        parent = etree.Element("parent")
        self._element(kind).render(parent, message)
        return etree.tostring(parent[0])

    def fold(self, message, kind, values):
        outer, inner = {
            "goals": ("ConversionGoals", "ConversionGoal"), "conversions": ("OfflineConversions", "OfflineConversion"),
            "errors": ("PartialErrors", "BatchError")}[kind]
        for item in message[outer][inner]:
            values.item(item._xsd_type.name)
            self._members(item, values)

    def _members(self, item, values):
        for name, _ in item._xsd_type.elements:
            value = item[name]
            if isinstance(value, CompoundValue):
                self._members(value, values)
            else:
                values.value(name, value)


worker.main(Zeep())
