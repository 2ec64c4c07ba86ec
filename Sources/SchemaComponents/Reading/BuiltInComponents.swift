/// Components that need no schema: XML Schema's own types, and declarations that real schemas refer to without
/// importing a document for them.
enum BuiltInComponents {
  static let xmlNamespace = "http://www.w3.org/XML/1998/namespace"

  static let instanceNamespace = "http://www.w3.org/2001/XMLSchema-instance"
  private static let instanceAttributes: [String: BuiltInType] = [
    "type": .qName, "nil": .boolean, "schemaLocation": .anySimpleType, "noNamespaceSchemaLocation": .anyURI,
  ]

  /// Namespaces of which some components are known without a document.
  static let namespaces: Set<String> = [BuiltInType.namespace, xmlNamespace, instanceNamespace]

  static let typesByName: [String: BuiltInType] = Dictionary(
    uniqueKeysWithValues: BuiltInType.allCases.map { ($0.rawValue, $0) })

  /// Types that XML Schema 1.1 added, with the type of 1.0 that holds all their values.
  static let typesOfVersion11: [String: BuiltInType] = [
    "dateTimeStamp": .dateTime, "dayTimeDuration": .duration, "yearMonthDuration": .duration,
    "anyAtomicType": .anySimpleType,
  ]

  /// Namespaces of SOAP encoding, whose types WSDLs name without importing a schema for them.
  static let encodingNamespaces: Set<String> = [
    "http://schemas.xmlsoap.org/soap/encoding/", "http://www.w3.org/2003/05/soap-encoding",
  ]

  /// The namespace of types that Axis has for maps and for whole documents; no schema describes them.
  private static let axisNamespace = "http://xml.apache.org/xml-soap"

  /// A type of SOAP encoding: the built-in type of the same name, or anything.
  static func encodingType(_ name: QualifiedName) -> BuiltInType? {
    if name.namespace == axisNamespace { return .anyType }
    return encodingNamespaces.contains(name.namespace) ? typesByName[name.localName] ?? .anyType : nil
  }

  /// The built-in type of a name.
  static func type(_ name: QualifiedName) -> BuiltInType? {
    name.namespace == BuiltInType.namespace ? typesByName[name.localName] : nil
  }

  /// Type of an attribute of the namespaces `xml` and `xsi`, or of SOAP encoding.
  static func attribute(_ name: QualifiedName) -> BuiltInType? {
    if encodingNamespaces.contains(name.namespace) { return .string }
    if name.namespace == instanceNamespace { return instanceAttributes[name.localName] }
    guard name.namespace == xmlNamespace else { return nil }
    switch name.localName {
    case "lang": return .language
    case "space": return .ncName
    case "base": return .anyURI
    case "id": return .id
    default: return nil
    }
  }

  /// Names of the attributes in the attribute group `xml:specialAttrs`.
  static func attributeGroup(_ name: QualifiedName) -> [String]? {
    name == QualifiedName("specialAttrs", namespace: xmlNamespace) ? ["base", "lang", "space", "id"] : nil
  }

  /// `xs:schema`, which the WSDLs of data sets hold as content.
  static func element(_ name: QualifiedName) -> BuiltInType? {
    name.namespace == BuiltInType.namespace && name.localName == "schema" ? .anyType : nil
  }
}
