import SchemaDocuments

/// Reads the operations of one port type, with what one binding says about them.
///
/// What has encoded use is left out with a warning, except the bodies of RPC style.
struct OperationReader {
  private let services: ServiceReader
  private let portType: ServiceSymbols.Item
  /// `nil` where a port type stands alone.
  private let binding: SourceElement?
  private let bindingName: QualifiedName
  private let soapNamespace: String

  init(services: ServiceReader, candidate: ServiceReader.Candidate) {
    self.services = services
    portType = candidate.portType
    binding = candidate.binding.element
    bindingName = candidate.binding.name
    soapNamespace = candidate.version == .soap12 ? WSDLNamespace.soap12 : WSDLNamespace.soap11
  }

  init(services: ServiceReader, portType: ServiceSymbols.Item) {
    self.services = services
    self.portType = portType
    binding = nil
    bindingName = portType.name
    soapNamespace = WSDLNamespace.soap11
  }

  /// The operations in the order of the port type.
  func read() -> [OperationDescription] {
    let declared = portType.element.children("operation", namespace: WSDLNamespace.wsdl)
    var bound = binding?.children("operation", namespace: WSDLNamespace.wsdl) ?? []
    var result: [OperationDescription] = []
    for operation in declared {
      guard let name = operation.attribute("name") else {
        services.report(.error, .missingAttribute, "The operation has no attribute 'name'.", at: operation)
        continue
      }
      let first = services.assembly.diagnostics.diagnostics.count
      defer { services.assembly.diagnostics.assign(from: first, to: name) }
      guard binding != nil else {
        if let read = readOperation(name, operation, bound: nil) { result.append(read) }
        continue
      }
      guard let index = Self.match(operation, name, in: bound) else {
        services.report(
          .warning, .unboundOperation, "The operation '\(name)' is not bound and is left out.", at: operation)
        continue
      }
      let counterpart = bound.remove(at: index)
      if let read = readOperation(name, operation, bound: counterpart) { result.append(read) }
    }
    for operation in bound {
      services.report(
        .warning, .undefinedOperation,
        "The binding has an operation '\(operation.attribute("name") ?? "")' that the port type "
          + "'\(portType.name.localName)' does not declare; it is left out.", at: operation)
    }
    return result
  }

  /// The bound operation of a name; where it is overloaded, the one whose messages have the same names.
  private static func match(_ operation: SourceElement, _ name: String, in bound: [SourceElement]) -> Int? {
    let candidates = bound.indices.filter { bound[$0].attribute("name") == name }
    let wanted = messageNames(of: operation, name)
    return candidates.first { messageNames(of: bound[$0], name) == wanted }
      ?? candidates.first { messageNames(of: bound[$0], name).input == wanted.input } ?? candidates.first
  }

  /// The names of an operation's messages, which need not be written (WSDL 1.1, 2.4.5).
  private static func messageNames(of operation: SourceElement, _ name: String) -> (input: String?, output: String?) {
    let input = operation.firstChild("input", namespace: WSDLNamespace.wsdl)
    let output = operation.firstChild("output", namespace: WSDLNamespace.wsdl)
    return (
      input.map { $0.attribute("name") ?? (output == nil ? name : name + "Request") },
      output.map { $0.attribute("name") ?? name + "Response" }
    )
  }

  private func readOperation(
    _ name: String, _ operation: SourceElement, bound: SourceElement?
  ) -> OperationDescription? {
    let input = operation.firstChild("input", namespace: WSDLNamespace.wsdl)
    let output = operation.firstChild("output", namespace: WSDLNamespace.wsdl)
    let first = operation.children.first { $0.localName == "input" || $0.localName == "output" }
    guard let input, first === input else {
      services.report(
        .warning, .unsupportedOperationKind,
        "The operation '\(name)' begins at the server (notification or solicit-response) and is left out.",
        at: operation)
      return nil
    }
    let soapOperation = bound?.firstChild("operation", namespace: soapNamespace)
    let bindingStyle = binding?.firstChild("binding", namespace: soapNamespace)?.attribute("style")
    let style: OperationDescription.Style =
      (soapOperation?.attribute("style") ?? bindingStyle) == "rpc" ? .rpc : .document
    let inputBinding = bound?.firstChild("input", namespace: WSDLNamespace.wsdl)
    let outputBinding = bound?.firstChild("output", namespace: WSDLNamespace.wsdl)
    let wrapper = { (suffix: String) in style == .rpc ? name + suffix : nil }
    guard let request = readMessage(of: input, bound: inputBinding, operation: name, wrapper: wrapper("")) else {
      return nil
    }
    var response: Message? = Message()
    if let output {
      response = readMessage(of: output, bound: outputBinding, operation: name, wrapper: wrapper("Response"))
    }
    guard let response else { return nil }
    var description = OperationDescription(
      name: name, soapAction: soapOperation?.attribute("soapAction") ?? "", style: style, input: request.body,
      output: response.body, isOneWay: output == nil, requestHeaders: request.headers,
      responseHeaders: response.headers, faults: readFaults(of: operation, bound: bound),
      documentation: ServiceReader.documentation(of: operation), location: operation.location)
    description.isEncoded = request.isEncoded || response.isEncoded
    return description
  }

  // MARK: Messages

  /// What one direction of an operation carries.
  private struct Message {
    var body: OperationDescription.Body?
    var headers: [OperationDescription.Header] = []
    var isEncoded = false
  }

  /// - Parameter wrapper: in RPC style, the name of the element around the parts.
  /// - Returns: `nil` where something is not supported or not defined, which was reported.
  private func readMessage(
    of direction: SourceElement, bound: SourceElement?, operation: String, wrapper: String?
  ) -> Message? {
    guard let message = message(of: direction) else { return nil }
    let extensions = soapExtensions(of: bound, operation: operation)
    var result = Message()
    // Parts that travel elsewhere are not in the body.
    var otherParts = Self.attachedParts(of: bound)
    for header in extensions where header.localName == "header" {
      guard let (owner, part) = self.part(of: header) else { continue }
      if owner.name == message.name { otherParts.insert(part.attribute("name") ?? "") }
      guard !isEncoded(header, operation), let element = element(of: part, operation: operation) else { continue }
      let isRequired = ["true", "1"].contains(header.attribute("required", namespace: WSDLNamespace.wsdl))
      result.headers.append(.init(element: element.element, isRequired: isRequired))
    }
    let body = extensions.first { $0.localName == "body" }
    result.isEncoded = body?.attribute("use") == "encoded"
    if let body, wrapper == nil, isEncoded(body, operation) { return nil }
    var parts = message.element.children("part", namespace: WSDLNamespace.wsdl)
    if let body, let names = body.attribute("parts")?.splitAtXMLSpace() {
      if let unknown = names.first(where: { name in !parts.contains { $0.attribute("name") == name } }) {
        reportUndefinedPart(unknown, message, at: body)
        return nil
      }
      parts.removeAll { !names.contains($0.attribute("name") ?? "") }
    } else {
      parts.removeAll { otherParts.contains($0.attribute("name") ?? "") }
    }
    if let wrapper {
      // The namespace has to be there (WS-I Basic Profile 1.1, R2717); where it is not, tools take this one.
      let namespace = body?.attribute("namespace") ?? bindingName.namespace
      let name = QualifiedName(wrapper, namespace: namespace)
      guard let body = services.wrappers.body(name, around: parts, of: message, isEncoded: result.isEncoded) else {
        return nil
      }
      result.body = body
      return result
    }
    guard parts.count < 2 else {
      services.report(
        .warning, .unsupportedBodyParts,
        "The operation '\(operation)' has a body of \(parts.count) parts and is left out.", at: message.element)
      return nil
    }
    guard let part = parts.first else { return result }
    guard let element = element(of: part, operation: operation) else { return nil }
    result.body = element
    return result
  }

  /// The names of the parts that are attachments (WSDL 1.1, 5).
  private static func attachedParts(of bound: SourceElement?) -> Set<String> {
    let parts = bound?.firstChild("multipartRelated", namespace: WSDLNamespace.mime)?.children ?? []
    let contents = parts.flatMap { $0.children("content", namespace: WSDLNamespace.mime) }
    return Set(contents.compactMap { $0.attribute("part") })
  }

  /// The SOAP elements of a bound message, also those in the root part of a MIME message.
  private func soapExtensions(of bound: SourceElement?, operation: String) -> [SourceElement] {
    guard let bound else { return [] }
    var result = bound.children.filter { $0.namespace == soapNamespace }
    if let mime = bound.firstChild("multipartRelated", namespace: WSDLNamespace.mime) {
      services.report(
        .warning, .unsupportedMIME,
        "The operation '\(operation)' has MIME attachments; they are left out.", at: mime)
      for part in mime.children { result += part.children.filter { $0.namespace == soapNamespace } }
    }
    return result
  }

  private func isEncoded(_ extensionElement: SourceElement, _ operation: String) -> Bool {
    guard extensionElement.attribute("use") == "encoded" else { return false }
    services.report(
      .warning, .unsupportedEncoded,
      "The \(extensionElement.localName) of the operation '\(operation)' has encoded use and is left out.",
      at: extensionElement)
    return true
  }

  private func message(of direction: SourceElement) -> ServiceSymbols.Item? {
    guard let value = direction.attribute("message") else {
      services.report(
        .error, .missingAttribute,
        "\(direction.namespace == WSDLNamespace.wsdl ? "wsdl" : "soap"):\(direction.localName) has no attribute 'message'.",
        at: direction)
      return nil
    }
    return services.symbols.resolve(
      value, at: direction, in: services.symbols.messages, .undefinedMessage, "message")
  }

  /// The part that a `soap:header` names, with its message.
  private func part(of header: SourceElement) -> (ServiceSymbols.Item, SourceElement)? {
    guard let message = message(of: header) else { return nil }
    guard let name = header.attribute("part") ?? header.attribute("parts") else {
      services.report(.error, .missingAttribute, "soap:header has no attribute 'part'.", at: header)
      return nil
    }
    let parts = message.element.children("part", namespace: WSDLNamespace.wsdl)
    guard let part = parts.first(where: { $0.attribute("name") == name }) else {
      reportUndefinedPart(name, message, at: header)
      return nil
    }
    return (message, part)
  }

  private func reportUndefinedPart(_ name: String, _ message: ServiceSymbols.Item, at element: SourceElement) {
    services.report(
      .error, .undefinedPart, "The message '\(message.name)' has no part '\(name)'.", at: element)
  }

  /// The global element of a part.
  private func element(of part: SourceElement, operation: String) -> OperationDescription.Body? {
    guard let value = part.attribute("element") else {
      services.report(
        .warning, .unsupportedTypePart,
        "The part '\(part.attribute("name") ?? "")' has no attribute 'element': what it is a part of is left out, the "
          + "header, the typed fault, or else the operation '\(operation)'.", at: part)
      return nil
    }
    guard let declaration = services.assembly.globalElement(value, at: part) else { return nil }
    return .init(element: declaration.name, type: declaration.type, isNillable: declaration.isNillable)
  }

  // MARK: Faults

  private func readFaults(of operation: SourceElement, bound: SourceElement?) -> [OperationDescription.Fault] {
    var faults: [OperationDescription.Fault] = []
    for fault in operation.children("fault", namespace: WSDLNamespace.wsdl) {
      let name = fault.attribute("name") ?? ""
      guard let message = message(of: fault) else { continue }
      let counterpart = bound?.children("fault", namespace: WSDLNamespace.wsdl)
        .first { $0.attribute("name") == name }
      if let extensionElement = counterpart?.firstChild("fault", namespace: soapNamespace),
        isEncoded(extensionElement, operation.attribute("name") ?? "")
      {
        continue
      }
      let parts = message.element.children("part", namespace: WSDLNamespace.wsdl)
      guard let part = parts.first, parts.count == 1 else {
        services.report(
          .warning, .unsupportedBodyParts,
          "The fault '\(name)' has a message of \(parts.count) parts and is left out.", at: message.element)
        continue
      }
      guard let element = element(of: part, operation: operation.attribute("name") ?? "") else { continue }
      faults.append(.init(name: name, element: element.element))
    }
    return faults
  }
}
