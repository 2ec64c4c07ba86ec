import SchemaComponents
import SchemaDocuments

/// What a complex type, or a nested group of one, holds of its own in schema order.
struct ContentModel: Sendable {
  /// One member.
  enum Item: Sendable {
    case element(ElementDeclaration, minimum: Int, maximum: Int?)
    case wildcard(ContentWildcard, minimum: Int, maximum: Int?)
    /// A nested group, by its position among ``ModelIndex/groups``.
    case group(Int, minimum: Int, maximum: Int?)
    /// All content of a mixed type, by the position of its group.
    case mixed(Int)
    /// Text between elements.
    case text
  }

  var items: [Item] = []
  /// The type of simple content.
  var text: TypeReference?
  /// Whether the items may stand in any order.
  var isAnyOrder = false

  /// The element and its bounds, where the content is one repeated element and nothing else.
  var singleRepeatedElement: (element: ElementDeclaration, minimum: Int, maximum: Int?)? {
    guard items.count == 1, text == nil, case .element(let element, let minimum, let maximum) = items[0],
      maximum.map({ $0 > 1 }) ?? true
    else { return nil }
    return (element, minimum, maximum)
  }
}

/// The namespaces of elements that a schema leaves open (XML Schema Part 1, 3.10.1).
struct ContentWildcard: Sendable, Hashable {
  /// The admitted namespaces; `nil` for all but the excluded ones.
  var only: [String]?
  var excluded: [String] = []

  /// Any element.
  static let any = ContentWildcard()

  private init() {}

  init(_ wildcard: Wildcard) {
    switch wildcard.namespace {
    case "##any": break
    case "##other": excluded = wildcard.targetNamespace.isEmpty ? [""] : [wildcard.targetNamespace, ""]
    default:
      only = wildcard.namespace.split { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" }.map {
        switch $0 {
        case "##targetNamespace": wildcard.targetNamespace
        case "##local": ""
        default: String($0)
        }
      }
    }
  }

  /// The wildcard that admits what one of two admits; not narrower than that.
  func union(_ other: ContentWildcard) -> ContentWildcard { self == other ? self : .any }
}

/// A nested group that has a Swift type of its own inside the structure of its owner.
struct ContentGroup: Sendable {
  /// What its Swift type is.
  enum Kind: Sendable { case structure, choice, mixed }

  var owner: TypeID
  var kind: Kind
  /// The schema's word for it: the name of the named group, or the compositor.
  var schemaName: String
  var content: ContentModel
}
