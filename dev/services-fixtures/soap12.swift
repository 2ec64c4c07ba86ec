import SOAPRuntime
import XSDRuntime

/// What `dev/services` calls, and what answers.
enum Soap12Calls: ServiceCalls {
  private typealias Types = Soap12Fixture

  private struct Double: Types.LedgerServiceServer {
    func book(
      _ request: SOAPRequest<Types.Book, Types.LedgerServiceRequestHeaders>
    ) async throws -> SOAPReply<Types.BookResponse, SOAPNoHeaders> {
      if request.amount == 0 {
        throw Types.LedgerServiceFault.problem(
          Types.Problem(code: 7),
          SOAPFault(
            code: SOAPFault.client, subcodes: [XSDQName(namespaceURI: "urn:example:codes", localName: "Zero")],
            string: "nothing to book"))
      }
      return SOAPReply(Types.BookResponse(number: request.headers.session == "s1" ? 12 : 0))
    }

    func close(
      _ request: SOAPRequest<Types.Close, SOAPNoHeaders>
    ) async throws -> SOAPReply<Types.CloseResponse, SOAPNoHeaders> {
      SOAPReply(Types.CloseResponse())
    }
  }

  static func run(_ recorder: Recorder) async throws {
    let server = SOAPServer(operations: Double().soapOperations)
    let service = Types.LedgerService(transport: recorder.transport(to: server), headers: .init(session: "s1"))
    let booked = try await service.book(amount: 12.5, text: "ü")
    recorder.expect(booked.number == 12)
    _ = try await service.close()
    do {
      _ = try await service.book(amount: 0)
      recorder.expect(false)
    } catch Types.LedgerServiceFault.problem(let problem, let fault) {
      recorder.expect(problem.code == 7 && fault.isClientFault && fault.httpStatus == 400)
      recorder.expect(fault.subcodes.map(\.localName) == ["Zero"])
    }
  }
}
