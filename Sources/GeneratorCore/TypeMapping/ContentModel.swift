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

/// The namespaces of elements or attributes that a schema leaves open (XML Schema Part 1, 3.10.1).
struct ContentWildcard: Sendable, Hashable {
  /// The admitted namespaces; `nil` for all but the excluded ones.
  var only: [String]?
  var excluded: [String] = []
  /// Whether what it admits has to be declared.
  var isStrict = false

  /// Anything.
  static let any = ContentWildcard()
  /// Nothing.
  static let none = ContentWildcard(only: [])

  private init(only: [String]? = nil) { self.only = only }

  init(_ wildcard: Wildcard) {
    (only, excluded) = wildcard.admitted
    isStrict = wildcard.processContents == .strict
  }

  /// The wildcard that admits what one of two admits; not narrower than that.
  func union(_ other: ContentWildcard) -> ContentWildcard {
    var union = ContentWildcard()
    union.isStrict = isStrict && other.isStrict
    switch (only, other.only) {
    case (let own?, let others?): union.only = own + others.filter { !own.contains($0) }
    case (let own?, nil): union.excluded = other.excluded.filter { !own.contains($0) }
    case (nil, let others?): union.excluded = excluded.filter { !others.contains($0) }
    case (nil, nil): union.excluded = excluded.filter { other.excluded.contains($0) }
    }
    return union
  }

  /// Whether two admit the same.
  func admitsSame(as other: ContentWildcard) -> Bool {
    only.map(Set.init) == other.only.map(Set.init) && Set(excluded) == Set(other.excluded)
  }
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
