"""Facts about a service contract, read from a WSDL or from ../shared/domain/contract.json.

Both readers give the same form, so that contract-check.py can compare any two of them. Nothing but Python 3.
"""

import xml.parsers.expat

XS = "http://www.w3.org/2001/XMLSchema"
WSDL = "http://schemas.xmlsoap.org/wsdl/"
SOAP = "http://schemas.xmlsoap.org/wsdl/soap/"
WSAW = "http://www.w3.org/2006/05/addressing/wsdl"
SERIALIZATION = "http://schemas.microsoft.com/2003/10/Serialization/"
ADAPI = "https://adapi.microsoft.com"
HTTP = "http://schemas.xmlsoap.org/soap/http"
ADDRESS = "https://campaign.api.bingads.microsoft.com/Api/Advertiser/{}/{}/CampaignManagementService.svc"


def name(namespace, local):
    """A qualified name in Clark notation."""
    return f"{{{namespace}}}{local}"


class Node:
    """An element: resolved name, raw attributes, the prefixes in scope, children and text."""

    def __init__(self, tag, attributes, scope, line):
        self.attributes, self.scope, self.line = attributes, scope, line
        self.children, self.text = [], ""
        self.tag = self.resolve(tag)

    def resolve(self, qname):
        """The qualified name that a prefixed name means here. Prefixes are rebound inside one file."""
        prefix, _, local = qname.rpartition(":")
        if prefix not in self.scope and prefix:
            raise SystemExit(f"line {self.line}: prefix '{prefix}' is not declared")
        return name(self.scope.get(prefix, ""), local)

    def get(self, attribute, default=None):
        return self.attributes.get(attribute, default)

    def reference(self, attribute):
        """The value of an attribute that holds a qualified name, or None."""
        return self.resolve(self.attributes[attribute]) if attribute in self.attributes else None

    def qualified(self, namespace, local):
        """The value of an attribute with a namespace, or None."""
        for key, value in self.attributes.items():
            if ":" in key and not key.startswith("xml") and self.resolve(key) == name(namespace, local):
                return value
        return None

    def all(self, namespace, *locals_):
        tags = [name(namespace, local) for local in locals_]
        return [child for child in self.children if child.tag in tags]

    def one(self, namespace, local):
        return next(iter(self.all(namespace, local)), None)

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()


def parse(path):
    """The document element of a file."""
    top, stack = [], []

    def start(tag, attributes):
        scope = dict(stack[-1].scope) if stack else {}
        for key, value in attributes.items():
            if key == "xmlns" or key.startswith("xmlns:"):
                scope[key[6:]] = value
        node = Node(tag, attributes, scope, parser.CurrentLineNumber)
        (stack[-1].children if stack else top).append(node)
        stack.append(node)

    def data(text):
        if stack:
            stack[-1].text += text

    parser = xml.parsers.expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda tag: stack.pop()
    parser.CharacterDataHandler = data
    try:
        parser.Parse(path.read_bytes(), True)
    except xml.parsers.expat.ExpatError as error:
        raise SystemExit(f"{path}: {error}") from None
    return top[0]


class Facts(dict):
    """What a contract says, as (owner, aspect) -> value: ("type {ns}X", "Element nillable") -> True."""

    def put(self, owner, aspect, value):
        if (owner, aspect) in self:
            self[owner, "declared"] = "twice"
        self[owner, aspect] = value

    def owners(self):
        return {owner for owner, _ in self}


class WSDLReader:
    """Reads a WSDL into facts. Anything it has no rule for becomes a fact of its own, so that it can not hide."""

    def __init__(self, path):
        self.facts = Facts()
        self.undocumented = []
        self.bases = {}
        self.top = parse(path)
        self.namespace = self.top.get("targetNamespace")
        self.schemas = [schema for types in self.top.all(WSDL, "types") for schema in types.all(XS, "schema")]
        for schema in self.schemas:
            self.read_schema(schema)
        self.read_services()

    # Documentation and appinfo

    def document(self, node, where, namespace=XS):
        holder = node.one(XS, "annotation") if namespace == XS else node
        text = holder.one(namespace, "documentation") if holder else None
        if text is None or not text.text.strip().endswith((".", ":")):
            self.undocumented.append(where)

    def appinfo(self, node):
        return [
            info
            for annotation in node.all(XS, "annotation")
            for holder in annotation.all(XS, "appinfo")
            for info in holder.children
        ]

    def flatten(self, node):
        attributes = sorted((k, v) for k, v in node.attributes.items() if not k.startswith("xmlns"))
        return (node.tag, tuple(attributes), node.text.strip(), tuple(self.flatten(child) for child in node.children))

    # Schemas

    def read_schema(self, schema):
        namespace = schema.get("targetNamespace")
        for node in schema.children:
            qname = name(namespace, node.get("name"))
            if node.tag == name(XS, "complexType"):
                self.read_complex_type(node, f"type {qname}", namespace)
            elif node.tag == name(XS, "simpleType"):
                self.read_simple_type(node, f"type {qname}")
            elif node.tag == name(XS, "element"):
                self.read_global_element(node, f"element {qname}", namespace)
            elif node.tag not in (name(XS, "import"), name(XS, "annotation")):
                self.facts.put(f"unexpected {qname}", node.tag, True)

    def read_global_element(self, node, owner, namespace):
        anonymous = node.one(XS, "complexType")
        self.facts.put(owner, "type", "anonymous" if anonymous else node.reference("type"))
        self.facts.put(owner, "nillable", node.get("nillable") == "true")
        if anonymous:
            self.document(node, owner)
            self.read_content(anonymous, owner, namespace)
        elif node.reference("type") != name(namespace, node.get("name")):
            self.document(node, owner)
        self.unexpected(node, owner, {"name", "type", "nillable"}, {"annotation", "complexType"})

    def read_complex_type(self, node, owner, namespace):
        self.document(node, owner)
        content = node.one(XS, "complexContent")
        extension = content.one(XS, "extension") if content else None
        base = extension.reference("base") if extension else None
        self.facts.put(owner, "kind", "complex")
        self.facts.put(owner, "base", base)
        self.facts.put(owner, "appinfo", [self.flatten(info) for info in self.appinfo(node)])
        if base:
            self.bases[owner] = base
            self.facts.put(owner, "mixed", content.get("mixed", "false"))
            self.unexpected(content, owner, {"mixed"}, {"extension"})
        self.read_content(extension or node, owner, namespace)
        self.unexpected(node, owner, {"name"}, {"annotation", "complexContent" if base else "sequence"})

    def read_content(self, node, owner, namespace):
        elements = []
        for sequence in node.all(XS, "sequence"):
            for element in sequence.all(XS, "element"):
                elements.append(element.get("name"))
                self.read_local_element(element, owner, namespace)
            self.unexpected(sequence, owner, set(), {"element"})
        self.facts.put(owner, "elements", elements)
        self.unexpected(node, owner, {"name", "base"}, {"annotation", "sequence", "complexContent"})

    def read_local_element(self, node, owner, namespace):
        local = node.get("name")
        self.document(node, f"{owner}/{local}")
        emit = [info for info in self.appinfo(node) if info.tag == name(SERIALIZATION, "DefaultValue")]
        self.facts.put(owner, f"{local} namespace", namespace)
        self.facts.put(owner, f"{local} type", node.reference("type"))
        self.facts.put(owner, f"{local} minOccurs", node.get("minOccurs", "1"))
        self.facts.put(owner, f"{local} maxOccurs", node.get("maxOccurs", "1"))
        self.facts.put(owner, f"{local} nillable", node.get("nillable") == "true")
        self.facts.put(owner, f"{local} not emitted if default", [i.get("EmitDefaultValue") for i in emit] == ["false"])
        known = {"name", "type", "minOccurs", "maxOccurs", "nillable"}
        self.unexpected(node, f"{owner}/{local}", known, {"annotation"})

    def read_simple_type(self, node, owner):
        self.document(node, owner)
        holder, items = node, node.one(XS, "list")
        if items:
            self.unexpected(items, owner, set(), {"simpleType"})
            holder = items.one(XS, "simpleType") or items
        restriction = holder.one(XS, "restriction")
        self.facts.put(owner, "kind", "simple")
        self.facts.put(owner, "list", items is not None)
        self.facts.put(owner, "item base", restriction.reference("base") if restriction else None)
        self.facts.put(owner, "appinfo", [self.flatten(info) for info in self.appinfo(node)])
        words = restriction.all(XS, "enumeration") if restriction else []
        self.facts.put(owner, "values", [word.get("value") for word in words])
        for word in words:
            self.document(word, f"{owner}={word.get('value')}")
            numbers = [i.text for i in self.appinfo(word) if i.tag == name(SERIALIZATION, "EnumerationValue")]
            self.facts.put(owner, f"{word.get('value')} number", numbers[0] if numbers else None)
        if restriction:
            self.unexpected(restriction, owner, {"base"}, {"enumeration"})
        self.unexpected(node, owner, {"name"}, {"annotation", "list" if items else "restriction"})

    def unexpected(self, node, owner, attributes, children):
        for key in node.attributes:
            if key not in attributes and not key.startswith("xmlns"):
                self.facts[owner, f"unexpected attribute {key} on {node.tag}"] = True
        for child in node.children:
            if child.tag not in [name(XS, local) for local in children]:
                self.facts[owner, f"unexpected child {child.tag} of {node.tag}"] = True

    # Services

    def read_services(self):
        top = self.top
        self.messages = {
            name(self.namespace, message.get("name")): message.all(WSDL, "part") for message in top.all(WSDL, "message")
        }
        ports = {name(self.namespace, port.get("name")): port for port in top.all(WSDL, "portType")}
        bindings = {name(self.namespace, binding.get("name")): binding for binding in top.all(WSDL, "binding")}
        for service in top.all(WSDL, "service"):
            self.document(service, f"service {service.get('name')}", WSDL)
            for port in service.all(WSDL, "port"):
                binding = bindings[port.reference("binding")]
                address, soap = port.one(SOAP, "address"), binding.one(SOAP, "binding")
                owner = f"service {service.get('name')}"
                self.facts.put(owner, "port", port.get("name"))
                self.facts.put(owner, "binding", port.reference("binding"))
                self.facts.put(owner, "port type", binding.reference("type"))
                self.facts.put(owner, "address", address.get("location") if address else None)
                self.facts.put(owner, "transport", soap.get("transport") if soap else None)
                style = soap.get("style", "document") if soap else "document"
                self.read_operations(ports[binding.reference("type")], binding, style)

    def read_operations(self, port, binding, style):
        bound = {operation.get("name"): operation for operation in binding.all(WSDL, "operation")}
        declared = [operation.get("name") for operation in port.all(WSDL, "operation")]
        for extra in set(bound) - set(declared):
            self.facts.put(f"operation {extra}", "declared", "in the binding only")
        for operation in port.all(WSDL, "operation"):
            owner = f"operation {operation.get('name')}"
            self.document(operation, owner, WSDL)
            for kind in ("input", "output"):
                node = operation.one(WSDL, kind)
                self.read_message(node, owner, kind)
            faults = operation.all(WSDL, "fault")
            self.facts.put(owner, "faults", [fault.get("name") for fault in faults])
            for fault in faults:
                self.read_message(fault, owner, f"fault {fault.get('name')}")
            if operation.get("name") in bound:
                self.read_bound(bound[operation.get("name")], owner, style)

    def read_message(self, node, owner, what):
        parts = self.messages.get(node.reference("message"))
        self.facts.put(owner, f"{what} name", node.get("name"))
        self.facts.put(owner, f"{what} message", node.reference("message"))
        self.facts.put(owner, f"{what} parts", parts and [(p.get("name"), p.reference("element")) for p in parts])
        self.facts.put(owner, f"{what} action", node.qualified(WSAW, "Action"))

    def read_bound(self, node, owner, style):
        soap = node.one(SOAP, "operation")
        self.facts.put(owner, "soapAction", soap.get("soapAction") if soap else None)
        self.facts.put(owner, "style", soap.get("style", style) if soap else style)
        for kind in ("input", "output"):
            side = node.one(WSDL, kind)
            headers = []
            for header in side.all(SOAP, "header"):
                message, part = header.reference("message"), header.get("part")
                element = {p.get("name"): p.reference("element") for p in self.messages.get(message, [])}.get(part)
                headers.append((message, part, element, header.get("use")))
            self.facts.put(owner, f"{kind} headers", headers)
            declared = [p.get("name") for m in dict.fromkeys(h[0] for h in headers) for p in self.messages.get(m, [])]
            self.facts.put(owner, f"{kind} headers declared", declared)
            bodies = side.all(SOAP, "body")
            self.facts.put(owner, f"bound {kind}", [side.get("name"), [body.get("use") for body in bodies]])
        faults = [(f.get("name"), [(s.get("name"), s.get("use")) for s in f.all(SOAP, "fault")]) for f in
                  node.all(WSDL, "fault")]
        self.facts.put(owner, "bound faults", faults)


class ContractReader:
    """Facts from one version in contract.json, and the rules that hold for all versions and are not repeated there."""

    def __init__(self, contract, version):
        self.facts = Facts()
        self.version = version
        self.namespace = contract["targetNamespace"]
        for qname, content in contract["types"].items():
            self.add_type(qname, "complex")
            owner = f"type {qname}"
            self.facts.put(owner, "base", content["base"])
            if content["base"]:
                self.facts.put(owner, "mixed", "false")
            self.add_elements(owner, content["elements"])
        for local, content in contract["enums"].items():
            self.add_enumeration(name(self.namespace, local), content)
        headers = set()
        for local, content in contract["operations"].items():
            self.add_operation(local, content)
            headers.update(content["inputHeaders"], content["outputHeaders"])
        for header in headers:
            self.facts.put(f"element {self.own(header)}", "type", name(XS, "string"))
            self.facts.put(f"element {self.own(header)}", "nillable", True)
        service, binding = "CampaignManagementService", "BasicHttpBinding_ICampaignManagementService"
        self.facts.put(f"service {service}", "port", binding)
        self.facts.put(f"service {service}", "binding", self.own(binding))
        self.facts.put(f"service {service}", "port type", self.own("ICampaignManagementService"))
        self.facts.put(f"service {service}", "address", ADDRESS.format("CampaignManagement", version))
        self.facts.put(f"service {service}", "transport", HTTP)

    def own(self, local):
        return name(self.namespace, local)

    def add_type(self, qname, kind):
        self.facts.put(f"type {qname}", "kind", kind)
        self.facts.put(f"element {qname}", "type", qname)
        self.facts.put(f"element {qname}", "nillable", True)

    def add_elements(self, owner, elements):
        self.facts.put(owner, "elements", [element["name"] for element in elements])
        for element in elements:
            local = element["name"]
            self.facts.put(owner, f"{local} namespace", element.get("namespace", self.namespace))
            self.facts.put(owner, f"{local} type", element["type"])
            self.facts.put(owner, f"{local} minOccurs", element["minOccurs"])
            self.facts.put(owner, f"{local} maxOccurs", element.get("maxOccurs", "1"))
            self.facts.put(owner, f"{local} nillable", element["nillable"])
            self.facts.put(owner, f"{local} not emitted if default", element.get("emitDefaultValueFalse", False))

    def add_enumeration(self, qname, content):
        self.add_type(qname, "simple")
        self.facts.put(f"type {qname}", "list", content["list"])
        self.facts.put(f"type {qname}", "item base", name(XS, "string"))
        self.facts.put(f"type {qname}", "values", content["values"])
        for word in content["values"]:
            self.facts.put(f"type {qname}", f"{word} number", content["enumerationValue"].get(word))

    def add_operation(self, local, content):
        put = lambda aspect, value: self.facts.put(f"operation {local}", aspect, value)
        action = f"{self.namespace}/ICampaignManagementService/{local}"
        put("soapAction", content["soapAction"])
        put("style", content["style"])
        for kind, word, elements in (("input", "Request", "request"), ("output", "Response", "response")):
            wrapper = local + word
            self.facts.put(f"element {self.own(wrapper)}", "type", "anonymous")
            self.facts.put(f"element {self.own(wrapper)}", "nillable", False)
            self.add_elements(f"element {self.own(wrapper)}", content[elements])
            put(f"{kind} name", wrapper)
            put(f"{kind} message", self.own(wrapper))
            put(f"{kind} parts", [("parameters", self.own(wrapper))])
            put(f"{kind} action", local if kind == "input" else action + "Response")
            put(f"bound {kind}", [wrapper, ["literal"]])
            message = self.own(f"{wrapper}_Headers")
            put(f"{kind} headers", [(message, h, self.own(h), "literal") for h in content[f"{kind}Headers"]])
            put(f"{kind} headers declared", content[f"{kind}Headers"])
        put("faults", content["faults"])
        put("bound faults", [(fault, [(fault, "literal")]) for fault in content["faults"]])
        for fault in content["faults"]:
            general = fault == "AdApiFaultDetailFault"
            detail = name(ADAPI, "AdApiFaultDetail") if general else self.own("ApiFaultDetail")
            put(f"fault {fault} name", fault)
            put(f"fault {fault} message", self.own(f"ICampaignManagementService_{local}_{fault}_FaultMessage"))
            put(f"fault {fault} parts", [("detail", detail)])
            put(f"fault {fault} action", action + fault)
