import SwiftCode

/// The protocol and the enum of a type that others extend.
struct PolymorphismTranslation {
  let structure: StructurePlan
  let polymorphism: PolymorphismPlan
  let spelling: SourceSpelling
  let enclosingType: String?

  /// The compiler gives up on proving that a switch over more cases than some hundreds is exhaustive.
  private static let exhaustiveLimit = 200

  private var accessor: String { ReservedWords.quoted(polymorphism.accessor) }

  // MARK: Protocol

  /// `protocol ConversionGoalProtocol: XMLValue { var conversionGoal: ConversionGoal { get set } }`
  var protocolDeclaration: Declaration {
    let refined = structure.base.map { spelling.own($0.protocolName) } ?? spelling.runtime("XMLValue")
    return .type(
      TypeDeclaration(
        documentation: "What ``\(structure.name)`` and the types derived from it share.", access: spelling.access,
        isNonisolated: true, .protocol, polymorphism.protocolName, inheritance: [refined],
        members: [
          .property(
            PropertyDeclaration(
              documentation: "The members of ``\(structure.name)``.", accessor,
              type: spelling.own(structure.name), body: .requirement(isSettable: true)))
        ]))
  }

  /// The members of the base on every type that conforms.
  var protocolExtension: Declaration {
    let spelling = spelling.atFileLevel(of: enclosingType)
    var members: [Declaration] = []
    if let base = structure.base {
      members.append(
        .property(
          forwarding(
            base.accessor, type: spelling.own(base.name), documentation: "The members of ``\(base.name)``.", spelling)))
    }
    for field in structure.fields {
      members.append(
        .property(
          forwarding(
            field.name, type: FieldTranslation(field, spelling).propertyType, documentation: field.documentation,
            spelling)))
    }
    members += nilFunctions(spelling)
    return .type(
      TypeDeclaration(
        isNonisolated: true, .extension, spelling.own(polymorphism.protocolName), members: members))
  }

  private func forwarding(
    _ name: String, type: String, documentation: String, _ spelling: SourceSpelling
  ) -> PropertyDeclaration {
    PropertyDeclaration(
      documentation: documentation, attributes: spelling.emittedIntoClient, access: spelling.access,
      ReservedWords.quoted(name), type: type,
      body: .accessors(get: [.code("\(accessor).\(name)")], set: [.code("\(accessor).\(name) = newValue")]))
  }

  private func nilFunctions(_ spelling: SourceSpelling) -> [Declaration] {
    let keyPath = "\(spelling.standard("WritableKeyPath"))<\(spelling.own(structure.name)), T?>"
    func function(
      _ name: String, _ documentation: String, _ called: String, isMutating: Bool, result: String?
    ) -> Declaration {
      .function(
        FunctionDeclaration(
          documentation: documentation, attributes: isMutating && result != nil ? ["@discardableResult"] : [],
          access: spelling.access, isMutating: isMutating, name + "<T>",
          parameters: [.init(label: "_", "member", type: keyPath)], result: result,
          body: [.code("\(accessor).\(called)(member)")]))
    }
    return [
      function(
        "setNil", "Makes a nillable member an explicit nil on the wire; `false` if the schema does not allow that.",
        "xmlSetNil",
        isMutating: true, result: spelling.standard("Bool")),
      function(
        "isNil", "Whether a member is an explicit nil on the wire.", "xmlIsNil", isMutating: false,
        result: spelling.standard("Bool")),
      function("setAbsent", "Leaves a member out on the wire.", "xmlSetAbsent", isMutating: true, result: nil),
    ]
  }

  // MARK: Enum

  /// `enum AnyConversionGoal: XMLPolymorphicType, ConversionGoalProtocol { … }`
  var enumDeclaration: Declaration {
    var members: [Declaration] = []
    for variant in polymorphism.variants {
      members.append(
        .enumCase(
          EnumCaseDeclaration(
            documentation: "A value of type ``\(variant.typeName)``.", ReservedWords.quoted(variant.caseName),
            associatedTypes: [spelling.own(variant.typeName)])))
    }
    members.append(
      .enumCase(
        EnumCaseDeclaration(
          documentation: "A value whose `xsi:type` is unknown here: the members of ``\(structure.name)``, "
            + "and the element as it was.", "unrecognized",
          associatedTypes: ["\(spelling.runtime("XMLUnrecognized"))<\(spelling.own(structure.name))>"])))
    members.append(.property(baseMembers))
    members.append(.property(position))
    members.append(variants)
    var type = TypeDeclaration(
      documentation: "A ``\(structure.name)`` or any type derived from it.", access: spelling.access,
      isNonisolated: true, .enumeration, polymorphism.enumName,
      inheritance: [spelling.runtime("XMLPolymorphicType"), spelling.own(polymorphism.protocolName)],
      members: members)
    // One word instead of the widest member: lists of it are moved and copied without looking at the case, and no
    // machine code is needed for that.
    type.isIndirect = true
    return .type(type)
  }

  private var baseMembers: PropertyDeclaration {
    let name = polymorphism.accessor
    var getters: [Statement.SwitchCase] = []
    var setters: [Statement.SwitchCase] = []
    for variant in polymorphism.variants {
      getters.append(.init(".\(variant.caseName)(let v)", [.code("v.\(name)")]))
      setters.append(
        .init(
          ".\(variant.caseName)(var v)", [.code("v.\(name) = newValue"), .code("self = .\(variant.caseName)(v)")]))
    }
    if getters.count > Self.exhaustiveLimit {
      getters.append(
        .init("default", [.code("if case .unrecognized(let v) = self { v.base } else { fatalError() }")]))
      setters.append(
        .init(
          "default",
          [
            .code("guard case .unrecognized(var v) = self else { return }"), .code("v.base = newValue"),
            .code("self = .unrecognized(v)"),
          ]))
    } else {
      getters.append(.init(".unrecognized(let v)", [.code("v.base")]))
      setters.append(.init(".unrecognized(var v)", [.code("v.base = newValue"), .code("self = .unrecognized(v)")]))
    }
    return PropertyDeclaration(
      documentation: "The members of ``\(structure.name)``, whichever type this is.", access: spelling.access,
      accessor, type: spelling.own(structure.name),
      body: .accessors(get: [.switching("self", getters)], set: [.switching("self", setters)]))
  }

  private var variants: Declaration {
    let entries = polymorphism.variants.map { variant -> Expression in
      let entry = Expression.call(
        ".variant",
        [
          .init(nil, .code(spelling.own(variant.typeName) + ".self")),
          .init(nil, .code("{ .\(variant.caseName)($0) }")),
          .init(nil, .code("{ if case .\(variant.caseName)(let v) = $0 { $1(v) } }")),
        ])
      return variant.isBlocked ? .method(entry, "blocked", []) : entry
    }
    return spelling.codec(
      "Which type stands for which `xsi:type`.",
      .call(
        spelling.runtime("XMLVariants") + "<Self>",
        [
          .init("base", .code(spelling.own(structure.name) + ".self")),
          .init("unrecognized", .code("{ .unrecognized($0) }")),
          .init("extractUnrecognized", .code(Self.extraction("unrecognized"))),
          .init("position", .code("{ $0.pointee.xmlPosition }")),
          .init(nil, .array(entries)),
        ]))
  }

  /// Tells the case of a value by its number, so that writing it need not try one case after the other.
  private var position: PropertyDeclaration {
    var cases = polymorphism.variants.enumerated().map { position, variant in
      Statement.SwitchCase(".\(variant.caseName)", [.code("\(position)")])
    }
    cases.append(.init(cases.count > Self.exhaustiveLimit ? "default" : ".unrecognized", [.code("-1")]))
    return PropertyDeclaration(
      access: .private, "xmlPosition", type: spelling.standard("Int"), body: .getter([.switching("self", cases)]))
  }

  /// A closure that gives the value of a case, and nothing of others.
  static func extraction(_ caseName: String, isNillable: Bool = false) -> String {
    "{ if case .\(caseName)(let v) = $0 { \(isNillable ? ".some(v)" : "v") } else { nil } }"
  }
}
