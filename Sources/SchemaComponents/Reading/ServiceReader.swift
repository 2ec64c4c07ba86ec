import SchemaDocuments

/// Reads services from WSDL 1.1 definitions: ports, bindings and port types become lists of operations.
struct ServiceReader {
  let assembly: SchemaAssembly
  let symbols: ServiceSymbols
  let wrappers: RPCWrappers

  init(definitions: [SourceElement], assembly: SchemaAssembly) {
    self.assembly = assembly
    symbols = ServiceSymbols(definitions: definitions, assembly: assembly)
    wrappers = RPCWrappers(assembly: assembly)
  }

  /// All services in document order; for documents without one, their bindings, or else their port types.
  func read() -> [ServiceDescription] {
    var services: [ServiceDescription] = []
    for item in symbols.services.ordered { services += readService(item) }
    if !symbols.services.ordered.isEmpty { return services }
    var boundPortTypes: Set<QualifiedName> = []
    for binding in symbols.bindings.ordered {
      guard let candidate = candidate(binding: binding, port: nil), candidate.version != nil else {
        continue
      }
      // One service a port type; SOAP 1.1 and 1.2 bindings of it say the same.
      guard boundPortTypes.insert(candidate.portTypeName).inserted else { continue }
      services.append(describe(candidate, name: binding.name, documentation: nil, location: binding.element.location))
    }
    for portType in symbols.portTypes.ordered where !boundPortTypes.contains(portType.name) {
      services.append(describeUnbound(portType))
    }
    return services
  }

  /// A port with what it leads to.
  struct Candidate {
    var portName: String
    var address: String?
    var location: SourceLocation
    var binding: ServiceSymbols.Item
    var portTypeName: QualifiedName
    var portType: ServiceSymbols.Item
    /// `nil` for a binding to something other than SOAP.
    var version: ServiceDescription.SOAPVersion?
    /// What carries the messages, if it is not HTTP.
    var otherTransport: String?
    /// The port, unless the binding stands alone.
    var port: SourceElement?
  }

  private func readService(_ item: ServiceSymbols.Item) -> [ServiceDescription] {
    var candidates: [Candidate] = []
    for port in item.element.children("port", namespace: WSDLNamespace.wsdl) {
      guard let value = port.attribute("binding") else {
        report(.error, .missingAttribute, "The port has no attribute 'binding'.", at: port)
        continue
      }
      guard let binding = symbols.resolve(value, at: port, in: symbols.bindings, .undefinedBinding, "binding"),
        let candidate = candidate(binding: binding, port: port)
      else { continue }
      if candidate.version == nil {
        let hasSOAP = binding.element.children("operation", namespace: WSDLNamespace.wsdl).contains { operation in
          operation.children.contains { [WSDLNamespace.soap11, WSDLNamespace.soap12].contains($0.namespace) }
        }
        report(
          hasSOAP ? .warning : .note, .unsupportedBinding,
          "The port '\(candidate.portName)' is not bound to SOAP and is left out"
            + (hasSOAP ? ": its binding has no element soap:binding." : "."), at: port)
      } else {
        candidates.append(candidate)
      }
    }
    guard !candidates.isEmpty else {
      if !assembly.diagnostics.hasErrors {
        report(.warning, .noSOAPPort, "The service '\(item.name.localName)' has no SOAP port.", at: item.element)
      }
      return []
    }
    return choose(candidates, of: item)
  }

  /// One port for each port type: HTTP before other transports, SOAP 1.1 before 1.2, then the first.
  private func choose(_ candidates: [Candidate], of item: ServiceSymbols.Item) -> [ServiceDescription] {
    var chosen: [Candidate] = []
    for candidate in candidates where !chosen.contains(where: { $0.portTypeName == candidate.portTypeName }) {
      let same = candidates.filter { $0.portTypeName == candidate.portTypeName }
      let carried = same.filter { $0.otherTransport == nil }
      let preferred = carried.isEmpty ? same : carried
      chosen.append(preferred.first { $0.version == .soap11 } ?? preferred[0])
    }
    for candidate in candidates {
      guard let better = chosen.first(where: { $0.portTypeName == candidate.portTypeName }),
        better.portName != candidate.portName
      else { continue }
      assembly.diagnostics.report(
        Diagnostic(
          .note, code: ServiceDiagnosticCode.unusedPort.rawValue,
          "The port '\(candidate.portName)' is left out: '\(better.portName)' offers the same port type.",
          at: candidate.location))
    }
    let documentation = Self.documentation(of: item.element)
    return chosen.enumerated().map { index, candidate in
      // Further port types of one service become services of their own, named like their ports.
      let name = index == 0 ? item.name : QualifiedName(candidate.portName, namespace: item.name.namespace)
      return describe(candidate, name: name, documentation: documentation, location: item.element.location)
    }
  }

  private func candidate(binding: ServiceSymbols.Item, port: SourceElement?) -> Candidate? {
    guard let value = binding.element.attribute("type") else {
      report(.error, .missingAttribute, "The binding has no attribute 'type'.", at: binding.element)
      return nil
    }
    guard
      let portType = symbols.resolve(value, at: binding.element, in: symbols.portTypes, .undefinedPortType, "port type")
    else { return nil }
    let address = port?.children.first { $0.localName == "address" }?.attribute("location")
    return Candidate(
      portName: port?.attribute("name") ?? binding.name.localName, address: address,
      location: (port ?? binding.element).location, binding: binding, portTypeName: portType.name, portType: portType,
      version: Self.soapVersion(of: binding.element), otherTransport: Self.otherTransport(of: binding.element),
      port: port)
  }

  /// The transport of a SOAP binding, unless it is HTTP or not said.
  private static func otherTransport(of binding: SourceElement) -> String? {
    let extensions =
      binding.children("binding", namespace: WSDLNamespace.soap11)
      + binding.children("binding", namespace: WSDLNamespace.soap12)
    guard let transport = extensions.first?.attribute("transport"), !transport.isEmpty else { return nil }
    return WSDLNamespace.httpTransports.contains(transport) ? nil : transport
  }

  private static func soapVersion(of binding: SourceElement) -> ServiceDescription.SOAPVersion? {
    if binding.firstChild("binding", namespace: WSDLNamespace.soap11) != nil { return .soap11 }
    if binding.firstChild("binding", namespace: WSDLNamespace.soap12) != nil { return .soap12 }
    return nil
  }

  private func describe(
    _ candidate: Candidate, name: QualifiedName, documentation: String?, location: SourceLocation
  ) -> ServiceDescription {
    if let transport = candidate.otherTransport {
      report(
        .warning, .unsupportedTransport,
        "The binding '\(candidate.binding.name.localName)' is to '\(transport)' and not to HTTP; the client needs a "
          + "transport for that.", at: candidate.binding.element)
    }
    reportRequiredExtensions(of: candidate)
    let operations = OperationReader(services: self, candidate: candidate).read()
    var service = ServiceDescription(
      name: name, portName: candidate.portName, portTypeName: candidate.portTypeName,
      bindingName: candidate.binding.name, soapVersion: candidate.version ?? .soap11, address: candidate.address,
      operations: operations, documentation: documentation ?? Self.documentation(of: candidate.portType.element),
      location: location)
    let kept = Set(operations.map(\.name))
    let declared = candidate.portType.element.children("operation", namespace: WSDLNamespace.wsdl)
    service.omittedOperations = declared.compactMap { $0.attribute("name") }.filter { !kept.contains($0) }
    return service
  }

  /// Warns of extensions that a client has to understand (WSDL 1.1, 2.1.3), as addressing and policies are.
  private func reportRequiredExtensions(of candidate: Candidate) {
    let operations = candidate.binding.element.children("operation", namespace: WSDLNamespace.wsdl)
    let messages = operations.flatMap(\.children).filter { $0.namespace == WSDLNamespace.wsdl }
    for holder in [candidate.binding.element, candidate.port].compactMap({ $0 }) + operations + messages {
      for item in holder.children
      where ![WSDLNamespace.wsdl, WSDLNamespace.soap11, WSDLNamespace.soap12].contains(item.namespace) {
        guard ["true", "1"].contains(item.attribute("required", namespace: WSDLNamespace.wsdl)) else { continue }
        report(
          .warning, .unsupportedExtension,
          "\(holder.localName) '\(holder.attribute("name") ?? "")' requires '\(item.localName)' of '\(item.namespace)', "
            + "which the generator does not know: the service may want more of a message than is sent.", at: item)
      }
    }
  }

  /// A port type that nothing binds: document style is assumed, without headers and actions.
  private func describeUnbound(_ portType: ServiceSymbols.Item) -> ServiceDescription {
    ServiceDescription(
      name: portType.name, portName: portType.name.localName, portTypeName: portType.name, bindingName: portType.name,
      operations: OperationReader(services: self, portType: portType).read(),
      documentation: Self.documentation(of: portType.element), location: portType.element.location)
  }

  static func documentation(of element: SourceElement) -> String? {
    DocumentationText.text(of: element.children("documentation", namespace: WSDLNamespace.wsdl))
  }

  func report(
    _ severity: Diagnostic.Severity, _ code: ServiceDiagnosticCode, _ message: String, at element: SourceElement
  ) {
    assembly.diagnostics.report(Diagnostic(severity, code: code.rawValue, message, at: element.location))
  }
}
