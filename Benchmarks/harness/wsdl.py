"""Service descriptions of any size, made up in the shape of the Campaign Management service."""

_TYPES = ("string", "long", "int", "boolean", "double", "dateTime", "decimal")


def write(path, operations):
    """Writes a WSDL of so many operations; every fifth brings types of its own: structures that derive from one another,
    enumerations, arrays."""
    uri = "urn:example:large/v1"
    schema, parts = [], []
    for number in range(operations):
        if number % 5 == 0:
            schema.append(_types(number))
        own = number - number % 5
        schema.append(
            f'<xs:element name="Get{number}Request"><xs:complexType><xs:sequence>'
            f'<xs:element minOccurs="0" name="Ids" nillable="true" type="tns:ArrayOfItem{own}"/>'
            f'<xs:element minOccurs="0" name="Mode" type="tns:Mode{own}"/>'
            f'</xs:sequence></xs:complexType></xs:element>'
            f'<xs:element name="Get{number}Response"><xs:complexType><xs:sequence>'
            f'<xs:element minOccurs="0" name="Items" nillable="true" type="tns:ArrayOfItem{own}"/>'
            f'</xs:sequence></xs:complexType></xs:element>')
        for word in ("Request", "Response"):
            parts.append(
                f'<wsdl:message name="Get{number}{word}"><wsdl:part name="parameters" element="tns:Get{number}{word}"/>'
                f'</wsdl:message>')
    port = "".join(
        f'<wsdl:operation name="Get{n}"><wsdl:input message="tns:Get{n}Request"/>'
        f'<wsdl:output message="tns:Get{n}Response"/></wsdl:operation>' for n in range(operations))
    binding = "".join(
        f'<wsdl:operation name="Get{n}"><soap:operation soapAction="Get{n}" style="document"/>'
        '<wsdl:input><soap:body use="literal"/></wsdl:input><wsdl:output><soap:body use="literal"/></wsdl:output>'
        '</wsdl:operation>' for n in range(operations))
    text = (
        f'<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:tns="{uri}"\n'
        '  xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xs="http://www.w3.org/2001/XMLSchema"\n'
        f'  name="Large" targetNamespace="{uri}">\n<wsdl:types><xs:schema elementFormDefault="qualified" '
        f'targetNamespace="{uri}">\n' + "\n".join(schema) + "\n</xs:schema></wsdl:types>\n" + "\n".join(parts)
        + f'\n<wsdl:portType name="ILarge">{port}</wsdl:portType>\n<wsdl:binding name="Large" type="tns:ILarge">'
        f'<soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>{binding}</wsdl:binding>\n'
        '<wsdl:service name="Large"><wsdl:port name="Large" binding="tns:Large">'
        '<soap:address location="http://localhost/large"/></wsdl:port></wsdl:service></wsdl:definitions>\n')
    with open(path, "w") as file:
        file.write(text)


def _types(number):
    members = "".join(
        f'<xs:element minOccurs="0" name="Member{i}" nillable="true" type="xs:{_TYPES[(number + i) % len(_TYPES)]}"/>'
        for i in range(9))
    words = "".join(f'<xs:enumeration value="Word{i}"/>' for i in range(8))
    derived = "".join(
        f'<xs:complexType name="Special{i}Item{number}"><xs:complexContent><xs:extension base="tns:Item{number}">'
        f'<xs:sequence><xs:element minOccurs="0" name="Special{i}" nillable="true" type="xs:string"/>'
        f'<xs:element minOccurs="0" name="Kind{i}" nillable="true" type="tns:Mode{number}"/></xs:sequence>'
        '</xs:extension></xs:complexContent></xs:complexType>' for i in range(3))
    return (
        f'<xs:simpleType name="Mode{number}"><xs:restriction base="xs:string">{words}</xs:restriction></xs:simpleType>'
        f'<xs:complexType name="Item{number}"><xs:sequence>{members}</xs:sequence></xs:complexType>{derived}'
        f'<xs:complexType name="ArrayOfItem{number}"><xs:sequence><xs:element maxOccurs="unbounded" minOccurs="0" '
        f'name="Item{number}" nillable="true" type="tns:Item{number}"/></xs:sequence></xs:complexType>')
