import SwiftCode

/// A struct of SOAP headers.
struct HeadersTranslation {
  let headers: HeadersPlan
  let spelling: SourceSpelling

  /// `struct CampaignManagementServiceRequestHeaders: SOAPHeaders { … }`
  var declaration: Declaration {
    let fields = headers.fields.map { FieldTranslation($0, spelling) }
    let isWide = InitializerTranslation.isWide(headers.fields)
    var members: [Declaration] = fields.flatMap { $0.properties(isWide: isWide) }.map { .property($0) }
    let hasNilFields = headers.fields.contains { $0.shape.isNillableSingle }
    let nilFields = NilFieldsTranslation(fields: headers.fields, spelling: spelling)
    if hasNilFields { members.append(.property(nilFields.property)) }
    members +=
      InitializerTranslation(
        documentation: "Creates headers; those left out are not sent.", stored: fields, spelling: spelling
      ).declarations
    var arguments: [Expression.Argument] = [
      .init(nil, .string("")), .init("namespace", .code(spelling.namespace(headers.namespace))),
    ]
    if hasNilFields { arguments.append(nilFields.argument) }
    arguments.append(.init("fields", .array(fields.map { $0.entry(elementNamespace: headers.namespace) })))
    members.append(
      spelling.codec("How the headers stand on the wire.", .call(spelling.runtime("XMLBinding") + "<Self>", arguments)))
    return .type(
      TypeDeclaration(
        documentation: headers.documentation, attributes: spelling.frozen(headers.fields), access: spelling.access,
        isNonisolated: true, .structure, headers.name,
        inheritance: [spelling.soap("SOAPHeaders")], members: members))
  }
}
