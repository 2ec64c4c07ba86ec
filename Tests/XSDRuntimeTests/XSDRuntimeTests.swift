import Testing

@_spi(Generated) @testable import XSDRuntime

private let tns = "urn:test"

enum Status: XMLEnumeration {
  case active
  case paused
  case unrecognized(String)
  static let allCases: [Self] = [.active, .paused]
  var rawValue: String {
    switch self {
    case .active: "Active"
    case .paused: "Paused"
    case .unrecognized(let word): word
    }
  }
}

struct Goal: XMLComplexType, GoalProtocol {
  var id: Int64?
  var name: String?
  var status: Status?
  var xmlNilFields = XMLNilFields()
  var goal: Self {
    get { self }
    set { self = newValue }
  }
  init(id: Int64? = nil, name: String? = nil, status: Status? = nil) {
    self.id = id
    self.name = name
    self.status = status
  }
  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "Goal", namespace: tns, nilFields: \.xmlNilFields,
      fields: [
        .optional(\.id, "Id", nillable: true),
        .optional(\.name, "Name", nillable: true),
        .optional(\.status, "Status", nillable: true),
      ])
  }
}

protocol GoalProtocol: XMLValue {
  var goal: Goal { get set }
}
extension GoalProtocol {
  var id: Int64? {
    get { goal.id }
    set { goal.id = newValue }
  }
  var name: String? {
    get { goal.name }
    set { goal.name = newValue }
  }
  @discardableResult mutating func setNil<T>(_ member: WritableKeyPath<Goal, T?>) -> Bool { goal.xmlSetNil(member) }
  func isNil<T>(_ member: WritableKeyPath<Goal, T?>) -> Bool { goal.xmlIsNil(member) }
  mutating func setAbsent<T>(_ member: WritableKeyPath<Goal, T?>) { goal.xmlSetAbsent(member) }
}

struct UrlGoal: XMLComplexType, GoalProtocol {
  var goal: Goal
  var url: String?
  var xmlNilFields = XMLNilFields()
  init(id: Int64? = nil, name: String? = nil, status: Status? = nil, url: String? = nil) {
    goal = Goal(id: id, name: name, status: status)
    self.url = url
  }
  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "UrlGoal", namespace: tns, base: .base(\.goal), nilFields: \.xmlNilFields,
      fields: [.optional(\.url, "Url", nillable: true)])
  }
}

enum AnyGoal: XMLPolymorphicType, GoalProtocol {
  case goal(Goal)
  case urlGoal(UrlGoal)
  case unrecognized(XMLUnrecognized<Goal>)
  var goal: Goal {
    get {
      switch self {
      case .goal(let value): value
      case .urlGoal(let value): value.goal
      case .unrecognized(let value): value.base
      }
    }
    set {
      switch self {
      case .goal: self = .goal(newValue)
      case .urlGoal(var value):
        value.goal = newValue
        self = .urlGoal(value)
      case .unrecognized(var value):
        value.base = newValue
        self = .unrecognized(value)
      }
    }
  }
  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLVariants<Self>(
      base: Goal.self, unrecognized: { .unrecognized($0) },
      extractUnrecognized: { if case .unrecognized(let value) = $0 { value } else { nil } },
      position: { place in
        switch place.pointee {
        case .goal: 0
        case .urlGoal: 1
        case .unrecognized: -1
        }
      },
      [
        .variant(Goal.self, { .goal($0) }, { if case .goal(let value) = $0 { $1(value) } }),
        .variant(UrlGoal.self, { .urlGoal($0) }, { if case .urlGoal(let value) = $0 { $1(value) } }),
      ])
  }
}

struct Response: XMLComplexType {
  var count: Int32
  var goals: [AnyGoal?]?
  var ids: [Int64]?
  var xmlNilFields = XMLNilFields()
  init(count: Int32, goals: [AnyGoal?]? = nil, ids: [Int64]? = nil) {
    self.count = count
    self.goals = goals
    self.ids = ids
  }
  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "Response", namespace: tns, element: "Response", nilFields: \.xmlNilFields,
      fields: [
        .required(\.count, "Count"),
        .wrappedNillable(\.goals, "Goals", item: "Goal", nillable: true),
        .wrapped(\.ids, "Ids", item: "long", itemNamespace: "urn:arrays", nillable: true),
      ])
  }
}

@Suite struct StructureTests {
  @Test func roundTripOfNilUnknownAndDerived() throws {
    let xml = """
      <r:Response xmlns:r="urn:test" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">
        <r:Count>3</r:Count>
        <r:Goals>
          <r:Goal><r:Id i:nil="true"/><r:Name>A &amp; B&#x1F600;<![CDATA[<x>]]></r:Name></r:Goal>
          <Goal xmlns="urn:test" i:type="UrlGoal"><Status>Future</Status><Url/></Goal>
          <r:Goal i:nil="true"/>
          <r:Goal i:type="r:NewGoal"><r:Id>7</r:Id><r:Extra a="1"><r:Deep/></r:Extra></r:Goal>
        </r:Goals>
        <r:Ids xmlns:a="urn:arrays"><a:long>1</a:long><a:long>-2</a:long></r:Ids>
      </r:Response>
      """
    let response = try Response(xml: xml, options: XMLReadingOptions())
    #expect(response.count == 3)
    let goals = try #require(response.goals)
    #expect(goals.count == 4)
    #expect(goals[0]?.name == "A & B😀<x>")
    #expect(goals[0]?.isNil(\.id) == true)
    #expect(goals[1]?.goal.status == .unrecognized("Future"))
    #expect(goals[2] == nil)
    #expect(goals[3]?.id == 7)
    #expect(response.ids == [1, -2])
    let again = try response.xml()
    #expect(try Response(xml: again) == response)
  }

  @Test func errorsHavePathAndLine() throws {
    let xml = "<Response xmlns='urn:test'>\n<Count>x</Count></Response>"
    let error = #expect(throws: XMLError.self) { try Response(xml: xml) }
    #expect(error?.path == "Response/Count")
    #expect(error?.location?.line == 2)
    let missing = #expect(throws: XMLError.self) { try Response(xml: "<Response xmlns='urn:test'/>") }
    #expect(missing?.kind == .missingElement)
  }

  @Test func validatingInitializersSayWhatIsWrong() throws {
    #expect(try XSDDateTime(validating: "2026-11-20T17:02:35.6853793Z").description == "2026-11-20T17:02:35.6853793Z")
    let error = #expect(throws: XMLError.self) { try XSDDateTime(validating: "2026-11-20 17:02") }
    #expect(error?.kind == .invalidValue)
    #expect(error?.message == "expected a value of xs:dateTime, found '2026-11-20 17:02'")
  }
}
