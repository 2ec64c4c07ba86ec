import SchemaDocuments

/// The named definitions of all WSDL documents (WSDL 1.1, 2.1.1).
struct ServiceSymbols {
  /// A definition with its name.
  struct Item {
    var name: QualifiedName
    var element: SourceElement
  }

  /// Definitions of one kind.
  struct Table {
    var ordered: [Item] = []
    var byName: [QualifiedName: Int] = [:]
  }

  private(set) var messages = Table()
  private(set) var portTypes = Table()
  private(set) var bindings = Table()
  private(set) var services = Table()
  private let assembly: SchemaAssembly

  init(definitions: [SourceElement], assembly: SchemaAssembly) {
    self.assembly = assembly
    for root in definitions {
      let namespace = root.attribute("targetNamespace") ?? ""
      for child in root.children where child.namespace == WSDLNamespace.wsdl {
        switch child.localName {
        case "message": Self.add(child, namespace, to: &messages, assembly)
        case "portType": Self.add(child, namespace, to: &portTypes, assembly)
        case "binding": Self.add(child, namespace, to: &bindings, assembly)
        case "service": Self.add(child, namespace, to: &services, assembly)
        case "types", "import", "documentation": continue
        default:
          assembly.report(
            .unexpectedElement, "'\(child.localName)' has no place in wsdl:definitions.", at: child.location)
        }
      }
    }
  }

  private static func add(
    _ element: SourceElement, _ namespace: String, to table: inout Table, _ assembly: SchemaAssembly
  ) {
    guard let local = element.attribute("name") else {
      return assembly.diagnostics.report(
        Diagnostic(
          .error, code: ServiceDiagnosticCode.missingAttribute.rawValue,
          "wsdl:\(element.localName) has no attribute 'name'.", at: element.location))
    }
    let item = Item(name: QualifiedName(local, namespace: namespace), element: element)
    if let index = table.byName[item.name] {
      guard !equal(table.ordered[index].element, element) else { return }
      return assembly.diagnostics.report(
        Diagnostic(
          .error, code: ServiceDiagnosticCode.duplicateDefinition.rawValue,
          "The \(element.localName) '\(item.name)' is defined again, differently from "
            + "\(table.ordered[index].element.location).",
          at: element.location))
    }
    table.byName[item.name] = table.ordered.count
    table.ordered.append(item)
  }

  private static func equal(_ first: SourceElement, _ second: SourceElement) -> Bool {
    let expanded = { (element: SourceElement) in
      element.attributes.map { attribute in
        let (namespace, local) = element.resolve(qualifiedName: attribute.value)
        let isName = ["message", "type", "element", "binding"].contains(attribute.localName)
        return isName ? "{\(namespace ?? "")}\(local)" : attribute.value
      }.sorted()
    }
    return first.localName == second.localName && first.namespace == second.namespace
      && expanded(first) == expanded(second) && first.children.count == second.children.count
      && zip(first.children, second.children).allSatisfy { equal($0, $1) }
  }

  /// The definition that a qualified name refers to; reports one that leads nowhere.
  func resolve(
    _ value: String, at element: SourceElement, in table: Table, _ code: ServiceDiagnosticCode, _ noun: String
  ) -> Item? {
    guard let name = assembly.resolve(value, at: element) else { return nil }
    if let index = table.byName[name] { return table.ordered[index] }
    let others = table.ordered.map(\.name).filter { $0.localName == name.localName }
    let suggestion =
      others.isEmpty
      ? NearestName.suggestion(for: name.localName, among: table.ordered.map(\.name.localName))
      : "one is in the namespace '\(others[0].namespace)'; use a prefix that is bound to it"
    assembly.diagnostics.report(
      Diagnostic(
        .error, code: code.rawValue, "The \(noun) '\(name)' is not defined.", at: element.location,
        suggestion: suggestion))
    return nil
  }
}
