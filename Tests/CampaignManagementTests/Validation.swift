import TestSupport
import Testing
import XSDRuntime

/// libxml2's opinion about what generated code writes.
enum Validation {
  static let v11 = Result { try MessageValidator(wsdl: RepositoryFiles.campaignManagement("v11")) }
  static let v12 = Result { try MessageValidator(wsdl: RepositoryFiles.campaignManagement("v12")) }
  static let v13 = Result { try MessageValidator(wsdl: RepositoryFiles.campaignManagement("v13")) }

  /// Records an issue if a message is not of its schema.
  static func check(
    _ message: [UInt8], by validator: Result<MessageValidator, any Error> = v13,
    _ location: SourceLocation = #_sourceLocation
  ) {
    do {
      let complaints = try validator.get().complaints(aboutEnvelope: message)
      #expect(complaints == [], "\(String(decoding: message, as: UTF8.self))", sourceLocation: location)
    } catch {
      Issue.record(error, sourceLocation: location)
    }
  }

  /// The document that a value is written as; records an issue if it is not of its schema.
  static func document(
    _ value: some XMLValue, by validator: Result<MessageValidator, any Error> = v13,
    _ location: SourceLocation = #_sourceLocation
  ) throws -> String {
    let bytes = try value.xmlBytes(declaration: false)
    let complaints = try validator.get().complaints(aboutDocument: bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(complaints == [], "\(text)", sourceLocation: location)
    return text
  }
}
