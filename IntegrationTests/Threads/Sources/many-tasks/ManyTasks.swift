import CampaignManagementV11
import CampaignManagementV13
import SOAPRuntime
import XSDRuntime

/// What a task found to be wrong.
struct Wrong: Error {
  var text: String
}

/// Answers with the goals that were asked for.
struct Goals: CampaignManagementV13.CampaignManagementServiceServer {
  static let answer = CampaignManagementV13.GetConversionGoalsByIdsResponse(conversionGoals: [
    .eventGoal(.init(name: "event & more", categoryExpression: "video", value: 5)),
    .offlineConversionGoal(.init(id: 7, name: "offline", isExternallyAttributed: true)),
    nil,
    .urlGoal(.init(name: "url", type: [.url, .event], urlOperator: .contains)),
  ])

  func getConversionGoalsByIds(
    _ request: SOAPRequest<
      CampaignManagementV13.GetConversionGoalsByIdsRequest,
      CampaignManagementV13.CampaignManagementServiceRequestHeaders
    >
  ) async throws -> SOAPReply<
    CampaignManagementV13.GetConversionGoalsByIdsResponse,
    CampaignManagementV13.CampaignManagementServiceResponseHeaders
  > { SOAPReply(Self.answer, headers: .init(trackingId: "id")) }
}

/// One piece of work; `check` throws if its outcome is another than expected.
struct Work: Sendable {
  var name: String
  var check: @Sendable () async throws -> Void

  static let all: [Work] = [
    Work(name: "decode and encode conversions") {
      let document = """
        <ApplyOfflineConversionsRequest xmlns="https://bingads.microsoft.com/CampaignManagement/v13">\
        <OfflineConversions><OfflineConversion><ConversionName>n</ConversionName>\
        <ConversionTime>2026-11-20T17:02:35.6853793Z</ConversionTime></OfflineConversion></OfflineConversions>\
        </ApplyOfflineConversionsRequest>
        """
      let value = try CampaignManagementV13.ApplyOfflineConversionsRequest(xml: document)
      try expectEqual(try .init(xml: value.xmlBytes()), value)
      try expectEqual(value.offlineConversions?.first??.conversionTime?.description, "2026-11-20T17:02:35.6853793Z")
    },
    Work(name: "encode and decode goals") {
      var value = Goals.answer
      value.partialErrors = [.batchError(.init(code: 1, message: "m"))]
      try expectEqual(try .init(xml: value.xmlBytes()), value)
    },
    Work(name: "unknown derived type") {
      let document = """
        <GetConversionGoalsByIdsResponse xmlns="https://bingads.microsoft.com/CampaignManagement/v13"><ConversionGoals>\
        <ConversionGoal xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:type="NewGoal"><Name>n</Name>\
        <TagId i:nil="true"/><More>1</More></ConversionGoal></ConversionGoals></GetConversionGoalsByIdsResponse>
        """
      let value = try CampaignManagementV13.GetConversionGoalsByIdsResponse(xml: document)
      try expectEqual(try .init(xml: value.xmlBytes()), value)
    },
    Work(name: "equality, hashing, nil") {
      var goal = CampaignManagementV13.ConversionGoal(name: "n")
      goal.setNil(\.tagId)
      try expectEqual(Set([goal, goal]).count, 1)
      try expectEqual(goal.isNil(\.tagId), true)
    },
    Work(name: "another module of the same names") {
      let goal = CampaignManagementV11.ConversionGoal(name: "n")
      try expectEqual(try .init(xml: goal.xmlBytes()), goal)
    },
    Work(name: "client and server") {
      let server = SOAPServer(operations: Goals().soapOperations)
      let service = CampaignManagementV13.CampaignManagementService(
        transport: InMemoryTransport(server: server), headers: .init(authenticationToken: "a", developerToken: "d"))
      let response = try await service.getConversionGoalsByIds(conversionGoalIds: [1, 2, 3, 4])
      try expectEqual(response.conversionGoals, Goals.answer.conversionGoals)
      try expectEqual(response.headers.trackingId, "id")
    },
    Work(name: "fault") {
      let server = SOAPServer(operations: Goals().soapOperations)
      let service = CampaignManagementV13.CampaignManagementService(transport: InMemoryTransport(server: server))
      do {
        _ = try await service.addConversionGoals(conversionGoals: [])
      } catch {
        return
      }
      throw Wrong(text: "an operation that is not implemented answered")
    },
    Work(name: "time is up") {
      let milliseconds = Int.random(in: 1...20)
      let service = slowService(.milliseconds(milliseconds), answerAfter: .seconds(60))
      do {
        _ = try await service.getConversionGoalsByIds(conversionGoalIds: [1])
      } catch let error as SOAPClientError {
        return try expectEqual(error.kind, .transport(.timedOut))
      }
      throw Wrong(text: "a call took longer than its timeout")
    },
    Work(name: "answer, deadline and cancellation at once") {
      let service = slowService(.milliseconds(5), answerAfter: .milliseconds(5))
      let call = Task { try await service.getConversionGoalsByIds(conversionGoalIds: [1]).conversionGoals }
      try await Task.sleep(for: .milliseconds(5))
      call.cancel()
      do {
        try expectEqual(try await call.value, Goals.answer.conversionGoals)
      } catch let error as SOAPClientError {
        try expectEqual(error.kind, .transport(.timedOut))
      } catch is CancellationError {}
    },
    Work(name: "errors with a path") {
      do {
        _ = try CampaignManagementV13.OfflineConversion(
          xml: """
            <OfflineConversion xmlns="https://bingads.microsoft.com/CampaignManagement/v13">
            <ConversionValue>much</ConversionValue></OfflineConversion>
            """)
      } catch let error as XMLError {
        return try expectEqual(error.location?.line, 2)
      }
      throw Wrong(text: "a double that is none was taken")
    },
  ]
}

/// A client whose answers take some time.
func slowService(
  _ timeout: Duration, answerAfter delay: Duration
) -> CampaignManagementV13.CampaignManagementService {
  let server = SOAPServer(operations: Goals().soapOperations)
  let transport = InMemoryTransport { request, body in
    try await Task.sleep(for: delay)
    return await server.respond(to: request, body: body)
  }
  return .init(transport: transport, options: SOAPClientOptions(timeout: timeout))
}

func expectEqual<Value: Equatable>(_ found: Value, _ expected: Value) throws {
  if found != expected { throw Wrong(text: "found \(found), expected \(expected)") }
}

@main
enum ManyTasks {
  static func main() async throws {
    let rounds = 40
    try await withThrowingTaskGroup(of: Void.self) { group in
      // Shuffled, so that in each process another task is the first to need a table.
      for work in (0..<rounds).flatMap({ _ in Work.all }).shuffled() {
        group.addTask {
          do {
            try await work.check()
          } catch {
            throw Wrong(text: "\(work.name): \(error)")
          }
        }
      }
      try await group.waitForAll()
    }
    print("\(rounds * Work.all.count) tasks passed")
  }
}
