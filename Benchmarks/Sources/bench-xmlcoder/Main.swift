import BenchmarkWorker
import Foundation
import XMLCoder

/// XMLCoder, on types written by hand as its documentation tells; it has no generator.
struct Coder: Side {
  enum Message {
    case goals(GoalsResponse)
    case conversions(ConversionsRequest)
    case errors(ErrorsResponse)
  }

  func decode(_ bytes: consuming [UInt8], _ kind: MessageKind) throws -> Message {
    let decoder = XMLDecoder()
    decoder.shouldProcessNamespaces = true
    let body = try decoder.decode(Envelope.self, from: Data(bytes)).body
    switch kind {
    case .goals: if let message = body.goals { return .goals(message) }
    case .conversions: if let message = body.conversions { return .conversions(message) }
    case .errors: if let message = body.errors { return .errors(message) }
    }
    throw SideError("no content")
  }

  func encode(_ message: Message) throws -> [UInt8] {
    switch message {
    case .goals(let message): try encode(message, "GetConversionGoalsByIdsResponse")
    case .conversions(let message): try encode(message, "ApplyOfflineConversionsRequest")
    case .errors(let message): try encode(message, "ApplyOfflineConversionsResponse")
    }
  }

  private func encode(_ message: some Encodable, _ root: String) throws -> [UInt8] {
    let namespaces = [
      "xmlns": "https://bingads.microsoft.com/CampaignManagement/v13",
      "xmlns:i": "http://www.w3.org/2001/XMLSchema-instance",
    ]
    return Array(try XMLEncoder().encode(message, withRootKey: root, rootAttributes: namespaces))
  }

  func values(of message: Message) -> MessageValues {
    var values = MessageValues()
    switch message {
    case .goals(let message): for goal in message.goals.items { values.fold(goal) }
    case .conversions(let message): for conversion in message.conversions.items { values.fold(conversion) }
    case .errors(let message): for error in message.errors.items { values.fold(error) }
    }
    return values
  }
}

@main
enum Main {
  static func main() {
    var worker = Worker<Coder>()
    worker.run()
  }
}
