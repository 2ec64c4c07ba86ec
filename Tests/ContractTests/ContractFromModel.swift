import SchemaComponents
import SchemaDocuments

extension Contract {
  /// Reads a WSDL.
  ///
  /// - Throws: `DiagnosedFailure` if it has errors.
  init(wsdl path: String) throws {
    var diagnostics = DiagnosticCollector()
    self.init(try SchemaModelReader().read(documents: [path], diagnostics: &diagnostics))
  }

  init(_ model: SchemaModel) {
    self.init(targetNamespace: model.services.first?.name.namespace ?? "")
    let reading = ModelReading(model: model)
    for type in model.types {
      guard let name = type.name else { continue }
      switch type.kind {
      case .complex(let complex): structures[name.description] = reading.structure(complex)
      case .simple(let simple):
        guard let enumeration = reading.enumeration(simple) else { continue }
        enumerations[name.namespace == targetNamespace ? name.localName : name.description] = enumeration
      }
    }
    for element in model.elements {
      let type = reading.name(element.type)
      elements[element.name.description] = element.isNillable ? "\(type), nillable" : type
    }
    for operation in model.services.flatMap(\.operations) {
      operations[operation.name] = reading.operation(operation)
      messageElements[operation.name] =
        [operation.input, operation.output].map { $0?.element.description ?? "-" }
        + operation.faults.map(\.element.description)
    }
  }

  /// The part of a larger contract that belongs to a slice of it, with everything that extends a type of the slice.
  func limited(to slice: Contract) -> Contract {
    var result = self
    result.structures = structures.filter { name, structure in
      slice.structures[name] != nil || structure.base.map { slice.structures[$0] != nil } == true
    }
    result.enumerations = enumerations.filter { slice.enumerations[$0.key] != nil }
    result.operations = operations.filter { slice.operations[$0.key] != nil }
    result.messageElements = messageElements.filter { slice.operations[$0.key] != nil }
    result.elements = elements.filter { slice.elements[$0.key] != nil }
    return result
  }
}

/// Looks facts up in a model.
private struct ModelReading {
  let model: SchemaModel

  func structure(_ type: ComplexType) -> Contract.Structure {
    let base: String? =
      switch type.derivation {
      case .none: nil
      case .extension(let base), .restriction(let base): name(base)
      }
    return Contract.Structure(base: base, elements: elements(type))
  }

  func enumeration(_ type: SimpleType) -> Contract.Enumeration? {
    var facets = type.facets
    var isList = false
    if case .list(.defined(let item)) = type.variety, case .simple(let itemType) = model[item].kind {
      facets = itemType.facets
      isList = true
    }
    guard !facets.enumeration.isEmpty else { return nil }
    return Contract.Enumeration(isList: isList, words: facets.enumeration.map(\.value))
  }

  func operation(_ operation: OperationDescription) -> Contract.Operation {
    Contract.Operation(
      soapAction: operation.soapAction, requestHeaders: operation.requestHeaders.map(\.element.localName),
      responseHeaders: operation.responseHeaders.map(\.element.localName), faults: operation.faults.map(\.name),
      request: message(operation.input), response: message(operation.output))
  }

  func name(_ type: TypeReference) -> String {
    switch type {
    case .builtIn(let type): "{\(BuiltInType.namespace)}\(type.rawValue)"
    case .defined(let id): model[id].name?.description ?? "anonymous"
    }
  }

  private func message(_ body: OperationDescription.Body?) -> [Contract.Element] {
    guard case .defined(let id)? = body?.type, case .complex(let type) = model[id].kind else { return [] }
    return elements(type)
  }

  private func elements(_ type: ComplexType) -> [Contract.Element] {
    guard case .elements(let particle) = type.content else { return [] }
    return elements(particle)
  }

  /// Elements in order. Groups other than one plain sequence show up as such, so that they can not be overlooked.
  private func elements(_ particle: Particle) -> [Contract.Element] {
    switch particle.term {
    case .element(let element):
      return [
        Contract.Element(
          name: element.name.description, type: name(element.type), minOccurs: "\(particle.minOccurs)",
          maxOccurs: particle.maxOccurs.map { "\($0)" } ?? "unbounded", isNillable: element.isNillable)
      ]
    case .group(let group):
      let inner = group.particles.flatMap { elements($0) }
      guard group.compositor != .sequence || particle.minOccurs != 1 || particle.maxOccurs != 1 else { return inner }
      return [mark("(\(group.compositor.rawValue)")] + inner + [mark(")")]
    case .wildcard(let wildcard): return [mark("any \(wildcard.namespace)")]
    }
  }

  private func mark(_ text: String) -> Contract.Element {
    Contract.Element(name: text, type: "", minOccurs: "", maxOccurs: "", isNillable: false)
  }
}
