import BenchmarkWorker
import CampaignManagementV13
import SOAPRuntime
import XSDRuntime

/// This package: the generated types of `CampaignManagementV13` and the runtime.
struct Ours: Side {
  enum Message {
    case goals(GetConversionGoalsByIdsResponse)
    case conversions(ApplyOfflineConversionsRequest)
    case errors(ApplyOfflineConversionsResponse)
  }

  private let service = smallestCallService()

  func decode(_ bytes: consuming [UInt8], _ kind: MessageKind) throws -> Message {
    switch kind {
    case .goals: .goals(try Self.content(of: bytes))
    case .conversions: .conversions(try Self.content(of: bytes))
    case .errors: .errors(try Self.content(of: bytes))
    }
  }

  private static func content<Content: XMLValue>(of bytes: consuming [UInt8]) throws -> Content {
    var content: Content?
    try withBody(of: bytes) { reader in content = try reader.decode(Content.self) }
    guard let content else { throw SideError("no content") }
    return content
  }

  /// Reads an envelope up to its end; `read` consumes the element in its body.
  private static func withBody(of bytes: consuming [UInt8], read: (inout XMLReader) throws -> Void) throws {
    var reader = try XMLReader(bytes)
    try reader.readRoot()
    while try reader.nextChild() {
      if reader.name.localName == "Body" {
        while try reader.nextChild() { try read(&reader) }
      } else {
        try reader.skip()
      }
    }
    try reader.finish()
  }

  func decodeItems(_ bytes: consuming [UInt8], _ kind: MessageKind) throws -> Int {
    var count = 0
    try Self.withItems(of: bytes) { reader in
      switch kind {
      case .goals: _ = try reader.decode(AnyConversionGoal.self)
      case .conversions: _ = try reader.decode(OfflineConversion.self)
      case .errors: _ = try reader.decode(AnyBatchError.self)
      }
      count += 1
    }
    return count
  }

  func copyItems(_ bytes: consuming [UInt8], _ kind: MessageKind) throws -> Int {
    var count = 0
    var writer = XMLWriter()
    try writer.startElement(XMLName("Items", namespace: Self.namespace), prefix: "")
    try Self.withItems(of: bytes) { reader in
      let name = reader.name
      switch kind {
      case .goals: try writer.write(reader.decode(AnyConversionGoal.self), as: name)
      case .conversions: try writer.write(reader.decode(OfflineConversion.self), as: name)
      case .errors: try writer.write(reader.decode(AnyBatchError.self), as: name)
      }
      if writer.byteCount > 1 << 16 { count += try writer.takeBytes().count }
    }
    try writer.endElement()
    return count + (try writer.finish().count)
  }

  private static let namespace = "https://bingads.microsoft.com/CampaignManagement/v13"

  /// `read` consumes the items of the list in the body, one after the other.
  private static func withItems(of bytes: consuming [UInt8], read: (inout XMLReader) throws -> Void) throws {
    try withBody(of: bytes) { reader in
      // The element that holds the items; the others are empty.
      while try reader.nextChild() {
        while try reader.nextChild() { try read(&reader) }
      }
    }
  }

  func encode(_ message: Message) throws -> [UInt8] {
    switch message {
    case .goals(let message): try message.xmlBytes()
    case .conversions(let message): try message.xmlBytes()
    case .errors(let message): try message.xmlBytes()
    }
  }

  func encodeInPieces(_ message: Message) throws -> Int {
    var count = 0
    switch message {
    case .goals(let message): try message.writeXML { count += $0.count }
    case .conversions(let message): try message.writeXML { count += $0.count }
    case .errors(let message): try message.writeXML { count += $0.count }
    }
    return count
  }

  func values(of message: Message) throws -> MessageValues {
    var values = MessageValues()
    switch message {
    case .goals(let message): for case let goal? in message.conversionGoals ?? [] { values.fold(goal) }
    case .conversions(let message): for case let item? in message.offlineConversions ?? [] { values.fold(item) }
    case .errors(let message): for case let error? in message.partialErrors ?? [] { values.fold(error) }
    }
    return values
  }

  func call(_ times: Int) async throws {
    for _ in 0..<times {
      let response = try await service.applyOfflineConversions(offlineConversions: [Self.oneConversion])
      if response.partialErrors?.count != 0 { throw SideError("another answer than expected") }
    }
  }
}
