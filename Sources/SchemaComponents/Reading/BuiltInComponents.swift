/// Components that need no schema: XML Schema's own types, and declarations that real schemas refer to without
/// importing a document for them.
enum BuiltInComponents {
  static let xmlNamespace = "http://www.w3.org/XML/1998/namespace"

  /// Namespaces of which some components are known without a document.
  static let namespaces: Set<String> = [BuiltInType.namespace, xmlNamespace]

  static let typesByName: [String: BuiltInType] = Dictionary(
    uniqueKeysWithValues: BuiltInType.allCases.map { ($0.rawValue, $0) })

  /// Types that XML Schema 1.1 added, with the type of 1.0 that holds all their values.
  static let typesOfVersion11: [String: BuiltInType] = [
    "dateTimeStamp": .dateTime, "dayTimeDuration": .duration, "yearMonthDuration": .duration,
    "anyAtomicType": .anySimpleType,
  ]

  /// The built-in type of a name.
  static func type(_ name: QualifiedName) -> BuiltInType? {
    name.namespace == BuiltInType.namespace ? typesByName[name.localName] : nil
  }

  /// Type of an attribute of the XML namespace.
  static func attribute(_ name: QualifiedName) -> BuiltInType? {
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
