import SchemaComponents
import SwiftCode

/// A member of a structure: its property, its parameter, its entry in the table.
struct FieldTranslation {
  let field: FieldPlan
  let spelling: SourceSpelling

  init(_ field: FieldPlan, _ spelling: SourceSpelling) {
    self.field = field
    self.spelling = spelling
  }

  /// The name where it is declared.
  var quotedName: String { ReservedWords.quoted(field.name) }

  /// The type of the property.
  var propertyType: String {
    let type = spelling.type(field.type)
    switch field.shape {
    case .required, .requiredBoxed, .text, .anyElement, .textNode: return type
    case .optional, .boxed: return type + "?"
    case .group(let isOptional): return isOptional ? type + "?" : type
    case .array(_, let hasNillableItems): return hasNillableItems ? "[\(type)?]" : "[\(type)]"
    case .wrapped(_, _, let hasNillableItems, let isOptional, _):
      return (hasNillableItems ? "[\(type)?]" : "[\(type)]") + (isOptional ? "?" : "")
    case .attribute(let isRequired): return isRequired ? type : type + "?"
    case .wildcard, .anyAttributes, .groupArray, .mixed: return "[\(type)]"
    }
  }

  /// The default of the parameter; `nil` where a value must be given.
  var defaultValue: String? {
    switch field.shape {
    case .required, .requiredBoxed, .text, .attribute(isRequired: true), .group(isOptional: false), .anyElement,
      .textNode:
      nil
    case .optional, .boxed, .attribute, .wrapped(_, _, _, isOptional: true, _), .group: "nil"
    case .array, .wrapped, .wildcard, .anyAttributes, .groupArray, .mixed: "[]"
    }
  }

  /// The parameter of an initializer or a method.
  var parameter: FunctionDeclaration.Parameter {
    FunctionDeclaration.Parameter(quotedName, type: propertyType, defaultValue: defaultValue ?? onlyValue)
  }

  /// The one value that a member can have which must have one.
  private var onlyValue: String? {
    guard let text = field.constraints.fixedText, case .standard(let type) = field.type else { return nil }
    switch field.shape {
    case .required, .attribute(isRequired: true): break
    default: return nil
    }
    switch type {
    case "String": return StringLiteral.quoted(text)
    case "Bool": return ["true": "true", "1": "true", "false": "false", "0": "false"][text]
    case "Int8", "Int16", "Int32", "Int64": return Int64(text).map { String($0) }
    case "UInt8", "UInt16", "UInt32", "UInt64": return UInt64(text).map { String($0) }
    default: return nil
    }
  }

  /// The argument that passes a parameter of the same name on.
  var forwardedArgument: Expression.Argument { Expression.Argument(field.name, .code(quotedName)) }

  /// The stored property, and for a boxed member also the computed one.
  ///
  /// - Parameter isWide: whether it is one of very many; see ``InitializerTranslation``.
  func properties(isWide: Bool) -> [PropertyDeclaration] {
    guard field.shape.isBoxed else {
      let initial = isWide && defaultValue == "[]" ? Expression.code("[]") : nil
      return [
        PropertyDeclaration(
          documentation: field.documentation, access: spelling.access, quotedName, type: propertyType,
          body: .stored(initial))
      ]
    }
    let mark = field.shape == .requiredBoxed ? "" : "?"
    return [
      PropertyDeclaration(
        documentation: field.documentation, access: spelling.access, quotedName, type: propertyType,
        body: .accessors(
          get: [.code("\(storedName)\(mark).value")], set: [.code("\(storedName) = \(boxed("newValue"))")])),
      PropertyDeclaration(
        documentation: "Storage of ``\(field.name)``, outside this struct.",
        attributes: spelling.generatedOnly, access: spelling.access, storedName,
        type: "\(spelling.runtime("XMLBox"))<\(spelling.type(field.type))>\(mark)"),
    ]
  }

  /// A value of the property's type in a box.
  private func boxed(_ value: String) -> String {
    let box = spelling.runtime("XMLBox")
    return field.shape == .requiredBoxed ? "\(box)(\(value))" : "\(value).map(\(box).init)"
  }

  /// The name of the property that stores the value.
  var storedName: String { field.shape.isBoxed ? "xmlBoxed_" + field.name : field.name }

  /// The assignment of the parameter of the same name.
  func assignment(to value: String = "self") -> Statement {
    .code("\(value).\(storedName) = \(field.shape.isBoxed ? boxed(quotedName) : quotedName)")
  }

  // MARK: Table entry

  /// The entry in a table whose elements are in `elementNamespace` unless they say otherwise.
  func entry(elementNamespace: String) -> Expression {
    var arguments = [Expression.Argument(nil, .code("\\." + storedName))]
    if !field.wireName.localName.isEmpty { arguments.append(.init(nil, .string(field.wireName.localName))) }
    var isForeign = false
    switch field.shape {
    case .attribute: isForeign = !field.wireName.namespace.isEmpty
    case .text, .wildcard, .anyAttributes, .group, .groupArray, .mixed, .anyElement, .textNode: break
    default: isForeign = field.wireName.namespace != elementNamespace
    }
    if isForeign { arguments.append(.init("namespace", .code(spelling.namespace(field.wireName.namespace)))) }
    switch field.shape {
    case .optional(let isNillable, let isRequired), .boxed(let isNillable, let isRequired):
      if isNillable && field.shape.isBoxed { arguments.append(.init("shown", .code("\\." + field.name))) }
      if isNillable { arguments.append(.init("nillable", .code("true"))) }
      if isRequired { arguments.append(.init("required", .code("true"))) }
    case .array(let bounds, _): append(bounds, to: &arguments)
    case .wrapped(let item, let bounds, _, let isOptional, let isNillable):
      arguments.append(.init("item", .string(item.localName)))
      if isForeign || item.namespace != elementNamespace {
        arguments.append(.init("itemNamespace", .code(spelling.namespace(item.namespace))))
      }
      if isOptional && isNillable { arguments.append(.init("nillable", .code("true"))) }
      if isOptional && field.isRequiredOnWire { arguments.append(.init("required", .code("true"))) }
      append(bounds, to: &arguments)
    case .groupArray(let bounds): append(bounds, to: &arguments)
    case .wildcard:
      arguments += spelling.namespaces(field.wildcard)
      append(field.wildcardBounds, to: &arguments)
    case .anyAttributes: arguments += spelling.namespaces(field.wildcard)
    case .required, .requiredBoxed, .attribute, .text, .group, .mixed, .anyElement, .textNode: break
    }
    // Boxes hold structures of elements, which have no text to stand for.
    if !field.shape.isBoxed { arguments += spelling.arguments(field.constraints) }
    return withRules(usualEntry(arguments) ?? .call(constructor, arguments))
  }

  /// The entry by a constructor that takes nothing else, for what most members are.
  private func usualEntry(_ arguments: [Expression.Argument]) -> Expression? {
    guard arguments.last?.label == "nillable" else { return nil }
    switch (field.shape, arguments.count) {
    case (.optional, 3): return .call(".nillable", arguments.dropLast())
    case (.wrapped(item: _, _, hasNillableItems: true, isOptional: true, isNillable: _), 4):
      return .call(".nillableList", arguments.dropLast())
    default: return nil
    }
  }

  /// The entry in the list of alternatives of a choice.
  func alternative(elementNamespace: String) -> Expression {
    let name = field.name
    var arguments: [Expression.Argument] = []
    if !field.wireName.localName.isEmpty {
      arguments.append(.init(nil, .string(field.wireName.localName)))
      if field.wireName.namespace != elementNamespace {
        arguments.append(.init("namespace", .code(spelling.namespace(field.wireName.namespace))))
      }
    }
    var isNillable = false
    let type = Expression.Argument(nil, .code(spelling.type(field.type) + ".self"))
    let constructor: String
    switch field.shape {
    case .array(_, let hasNillableItems):
      constructor = hasNillableItems ? ".nillableArray" : ".array"
      arguments.append(type)
    case .optional:
      constructor = ".nillableElement"
      arguments.append(type)
      isNillable = true
    case .group, .groupArray:
      if case .group = field.shape { constructor = ".group" } else { constructor = ".groupArray" }
      arguments.append(type)
    case .anyElement:
      constructor = ".wildcard"
      arguments += spelling.namespaces(field.wildcard)
    case .textNode: constructor = ".text"
    case .required, .boxed, .requiredBoxed, .wrapped, .attribute, .text, .wildcard, .anyAttributes, .mixed:
      constructor = ".element"
      arguments.append(type)
    }
    arguments.append(.init(nil, .code("{ .\(name)($0) }")))
    arguments.append(.init(nil, .code(PolymorphismTranslation.extraction(name, isNillable: isNillable))))
    switch field.shape {
    case .array(let bounds, _), .groupArray(let bounds): append(bounds, to: &arguments)
    default: break
    }
    return withRules(.call(constructor, arguments + spelling.arguments(field.constraints)))
  }

  /// The entry with what the schema says beside the type.
  private func withRules(_ entry: Expression) -> Expression {
    guard field.isStrictWildcard else { return spelling.withRules(field.constraints, entry) }
    let names = field.shape == .anyAttributes ? "attributes" : "elements"
    return .method(entry, "ruled", [.init("by", .code(spelling.own("SchemaDeclarations." + names)))])
  }

  private func append(_ bounds: FieldPlan.Bounds, to arguments: inout [Expression.Argument]) {
    if bounds.minimum > 0 { arguments.append(.init("min", .code(String(bounds.minimum)))) }
    if let maximum = bounds.maximum { arguments.append(.init("max", .code(String(maximum)))) }
  }

  private var constructor: String {
    switch field.shape {
    case .required: ".required"
    case .optional: ".optional"
    case .array(_, let hasNillableItems): hasNillableItems ? ".nillableArray" : ".array"
    case .wrapped(_, _, let hasNillableItems, let isOptional, _):
      switch (isOptional, hasNillableItems) {
      case (true, false): ".wrapped"
      case (true, true): ".wrappedNillable"
      case (false, false): ".requiredWrapped"
      case (false, true): ".requiredWrappedNillable"
      }
    case .boxed: ".boxed"
    case .requiredBoxed: ".requiredBoxed"
    case .attribute(let isRequired): isRequired ? ".requiredAttribute" : ".attribute"
    case .text: ".text"
    case .wildcard: ".wildcard"
    case .anyAttributes: ".anyAttributes"
    case .group(let isOptional): isOptional ? ".group" : ".requiredGroup"
    case .groupArray: ".groupArray"
    case .mixed: ".mixed"
    case .anyElement, .textNode: ".wildcard"
    }
  }
}
