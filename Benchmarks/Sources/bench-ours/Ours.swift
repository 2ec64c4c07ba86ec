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

  func decode(_ bytes: [UInt8], _ kind: MessageKind) throws -> Message {
    switch kind {
    case .goals: .goals(try Self.content(of: bytes))
    case .conversions: .conversions(try Self.content(of: bytes))
    case .errors: .errors(try Self.content(of: bytes))
    }
  }

  /// Reads an envelope up to its end and the element in its body as a value.
  private static func content<Content: XMLValue>(of bytes: [UInt8]) throws -> Content {
    var reader = try XMLReader(bytes)
    var content: Content?
    try reader.readRoot()
    while try reader.nextChild() {
      if reader.name.localName == "Body" {
        while try reader.nextChild() { content = try reader.decode(Content.self) }
      } else {
        try reader.skip()
      }
    }
    try reader.finish()
    guard let content else { throw SideError("no content") }
    return content
  }

  func encode(_ message: Message) throws -> [UInt8] {
    switch message {
    case .goals(let message): try message.xmlBytes()
    case .conversions(let message): try message.xmlBytes()
    case .errors(let message): try message.xmlBytes()
    }
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
