import SOAPRuntime
import XSDRuntime

/// What `dev/services` calls, and what answers.
enum RPCCalls: ServiceCalls {
  private typealias Types = RpcFixture

  private struct Double: Types.DrawingServiceServer {
    func describe(
      _ request: SOAPRequest<Types.Describe, Types.DrawingServiceRequestHeaders>
    ) async throws -> SOAPReply<Types.DescribeResponse, SOAPNoHeaders> {
      if request.note == "fault" {
        throw Types.DrawingServiceFault.problem(Types.Problem(code: 7), SOAPFault(string: "no"))
      }
      return SOAPReply(
        Types.DescribeResponse(return: "\(request.color.rawValue) \(request.point.x) \(request.headers.session ?? "")"))
    }

    func extend(
      _ request: SOAPRequest<Types.Extend, SOAPNoHeaders>
    ) async throws -> SOAPReply<Types.ExtendResponse, SOAPNoHeaders> {
      SOAPReply(Types.ExtendResponse(points: request.points + [Types.Point(x: 9, y: 9)], length: 1.5))
    }

    func ping(_ request: SOAPRequest<Types.Ping, SOAPNoHeaders>) async throws -> SOAPReply<Types.PingResponse, SOAPNoHeaders> {
      SOAPReply(Types.PingResponse())
    }

    func notify(_ request: SOAPRequest<Types.Notify, SOAPNoHeaders>) async throws -> SOAPReply<SOAPEmptyBody, SOAPNoHeaders> {
      SOAPReply(SOAPEmptyBody())
    }

    func erase(
      _ request: SOAPRequest<Types.Erase, SOAPNoHeaders>
    ) async throws -> SOAPReply<Types.EraseResponse, SOAPNoHeaders> {
      SOAPReply(Types.EraseResponse(count: request.all ? 3 : 0))
    }
  }

  static func run(_ recorder: Recorder) async throws {
    let service = Types.DrawingService(
      transport: recorder.transport(to: SOAPServer(operations: Double().soapOperations)), headers: .init(session: "s1"))
    let description = try await service.describe(point: Types.Point(x: 1, y: -2), color: .green, note: "a & b")
    recorder.expect(description.return == "green 1 s1")
    let extended = try await service.extend(points: [Types.Point(x: 1, y: 2, label: "first"), Types.Point(x: 3, y: 4)])
    recorder.expect(extended.points.map(\.x) == [1, 3, 9] && extended.length == 1.5)
    _ = try await service.ping()
    _ = try await service.notify(text: "now")
    let erased = try await service.erase(all: true)
    recorder.expect(erased.count == 3)
    do {
      _ = try await service.describe(point: Types.Point(x: 1, y: 1), color: .red, note: "fault")
      recorder.expect(false)
    } catch Types.DrawingServiceFault.problem(let problem, _) {
      recorder.expect(problem.code == 7)
    }
  }
}
