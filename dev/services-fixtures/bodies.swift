import SOAPRuntime
import XSDRuntime

/// What `dev/services` calls, and what answers.
enum BodiesCalls: ServiceCalls {
  private typealias Types = BodiesFixture

  private struct Double: Types.BodyServiceServer {
    func getVersion(
      _ request: SOAPRequest<XMLFragment, SOAPNoHeaders>
    ) async throws -> SOAPReply<XMLNillable<Int32>, SOAPNoHeaders> {
      SOAPReply(XMLNillable(nilAttributes: []))
    }

    func find(
      _ request: SOAPRequest<XMLNillable<Types.Filter>, SOAPNoHeaders>
    ) async throws -> SOAPReply<XMLNillable<Types.Filter>, SOAPNoHeaders> {
      SOAPReply(request.body)
    }

    func store(_ request: SOAPRequest<Types.Store, SOAPNoHeaders>) async throws -> SOAPReply<String, SOAPNoHeaders> {
      SOAPReply(request.value.text)
    }
  }

  static func run(_ recorder: Recorder) async throws {
    let service = Types.BodyService(transport: recorder.transport(to: SOAPServer(operations: Double().soapOperations)))
    let version = try await service.getVersion()
    recorder.expect(version.body.value == nil)
    let found = try await service.find(text: "x")
    recorder.expect(found.value?.text == "x")
    // What one element held goes into another, which gives it its name.
    let type = XMLName("string", namespace: "http://www.w3.org/2001/XMLSchema")
    let stored = try await service.store(value: try XMLFragment("kept", as: XMLName("other"), type: type))
    recorder.expect(stored.body == "kept")
  }
}
