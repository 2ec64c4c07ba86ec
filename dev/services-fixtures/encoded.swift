import SOAPRuntime
import XSDRuntime

/// What `dev/services` calls, and what answers.
enum EncodedCalls: ServiceCalls {
  private typealias Types = EncodedFixture

  private struct Double: Types.PeopleServiceServer {
    func greet(
      _ request: SOAPRequest<Types.Greet, SOAPNoHeaders>
    ) async throws -> SOAPReply<Types.GreetResponse, SOAPNoHeaders> {
      let name = request.person?.name ?? "nobody"
      return SOAPReply(Types.GreetResponse(return: "\(name) \(request.loud ?? false) \(request.times ?? 0)"))
    }

    func find(
      _ request: SOAPRequest<Types.Find, SOAPNoHeaders>
    ) async throws -> SOAPReply<Types.FindResponse, SOAPNoHeaders> {
      var people: [Types.AnyPerson?] = (request.names ?? []).map { .person(Types.Person(name: $0 ?? "?", age: 7)) }
      people.append(.employee(Types.Employee(name: "boss", role: .owner, number: 1)))
      return SOAPReply(Types.FindResponse(return: people))
    }

    func ping(_ request: SOAPRequest<Types.Ping, SOAPNoHeaders>) async throws -> SOAPReply<Types.PingResponse, SOAPNoHeaders> {
      SOAPReply(Types.PingResponse())
    }
  }

  static func run(_ recorder: Recorder) async throws {
    let service = Types.PeopleService(transport: recorder.transport(to: SOAPServer(operations: Double().soapOperations)))
    let greeting = try await service.greet(person: .person(Types.Person(name: "Ä & B", age: 3, role: .guest)), loud: true, times: 2)
    recorder.expect(greeting.return == "Ä & B true 2")
    let found = try await service.find(names: ["x", "y"])
    recorder.expect(found.return?.map { $0?.name } == ["x", "y", "boss"])
    if case .employee(let employee)?? = found.return?.last {
      recorder.expect(employee.number == 1 && employee.role == .owner)
    } else {
      recorder.expect(false)
    }
    _ = try await service.ping()
  }
}
