import SchemaDocuments

/// The elements of RPC style: around the parts of a message stands one that is called like the operation, and in it one
/// for each part, without namespace (WSDL 1.1, 3.5; WS-I Basic Profile 1.1, 4.7).
///
/// No schema declares them; their types are added to the model here.
final class RPCWrappers {
  /// What makes a wrapper: operations of several bindings that send the same share its type.
  private struct Key: Hashable {
    var element: QualifiedName
    var parts: [ObjectIdentifier]
    var isEncoded: Bool
  }

  private let assembly: SchemaAssembly
  private var known: [Key: TypeID] = [:]

  init(assembly: SchemaAssembly) { self.assembly = assembly }

  /// The wrapper of a message.
  ///
  /// - Parameters:
  ///   - element: its name.
  ///   - parts: the parts in the order of the message.
  ///   - message: the message that they belong to.
  ///   - isEncoded: whether its use is encoded, so that each part may be nil or left out (SOAP 1.1, 5.1).
  /// - Returns: `nil` if a part cannot be an element, which was reported.
  func body(
    _ element: QualifiedName, around parts: [SourceElement], of message: ServiceSymbols.Item, isEncoded: Bool
  ) -> OperationDescription.Body? {
    let key = Key(element: element, parts: parts.map(ObjectIdentifier.init), isEncoded: isEncoded)
    if let id = known[key] { return .init(element: element, type: .defined(id)) }
    var particles: [Particle] = []
    var names: Set<String> = []
    for part in parts {
      guard var accessor = accessor(of: part, in: message) else { return nil }
      accessor.isNillable = accessor.isNillable || isEncoded
      guard names.insert(accessor.name.localName).inserted else {
        report("The message '\(message.name)' has two parts of one name: what uses it is left out.", at: part)
        return nil
      }
      particles.append(
        Particle(minOccurs: isEncoded ? 0 : 1, term: .element(accessor), location: part.location))
    }
    let id = TypeID(index: assembly.model.types.count)
    assembly.model.types.append(
      TypeDefinition(
        id: id, name: nil, path: [element.localName], owningElement: element, namespace: element.namespace,
        kind: .complex(ComplexType(content: Self.content(particles, at: message.element.location))),
        documentation: ServiceReader.documentation(of: message.element), location: message.element.location))
    if !assembly.model.namespaces.contains(element.namespace) { assembly.model.namespaces.append(element.namespace) }
    known[key] = id
    return .init(element: element, type: .defined(id))
  }

  private static func content(_ particles: [Particle], at location: SourceLocation) -> ComplexType.Content {
    if particles.isEmpty { return .empty }
    let group = ModelGroup(compositor: .sequence, particles: particles)
    return .elements(Particle(term: .group(group), location: location))
  }

  /// The element of one part.
  private func accessor(of part: SourceElement, in message: ServiceSymbols.Item) -> ElementDeclaration? {
    let name = part.attribute("name") ?? ""
    guard let value = part.attribute("type") else { return element(of: part, called: name) }
    guard XMLNameCheck.isNCName(name) else {
      report(
        "The part '\(name)' of '\(message.name)' cannot be an element, because that is no name: what uses it is left "
          + "out.", at: part)
      return nil
    }
    guard let type = assembly.resolve(value, at: part).flatMap({ assembly.type(named: $0, at: part) }) else {
      return nil
    }
    return ElementDeclaration(
      name: QualifiedName(name, namespace: ""), type: type, documentation: ServiceReader.documentation(of: part),
      location: part.location)
  }

  /// The element that a part names. It should name a type; other tools send the element itself.
  private func element(of part: SourceElement, called name: String) -> ElementDeclaration? {
    guard let value = part.attribute("element") else {
      report("The part '\(name)' has neither 'type' nor 'element': what uses it is left out.", at: part)
      return nil
    }
    guard var declaration = assembly.globalElement(value, at: part) else { return nil }
    report(
      "The part '\(name)' names an element, where RPC style wants a type (WS-I Basic Profile 1.1, R2203); the element "
        + "is sent inside that of the operation.", at: part)
    declaration.location = part.location
    return declaration
  }

  private func report(_ message: String, at element: SourceElement) {
    assembly.diagnostics.report(
      Diagnostic(
        .warning, code: ServiceDiagnosticCode.unsupportedRPC.rawValue, message, at: element.location))
  }
}
