/// Which child elements may follow one another, for types whose members can hold more than their schema allows: mixed
/// content, and groups that a restriction narrows (XML Schema Part 1, 3.4.4 and 3.8). Used by generated code.
///
/// Looked at by `validate()` and in strict reading.
public final class XMLContentModel: Sendable {
  /// How the members of a group are put together (XML Schema Part 1, 3.8.1).
  enum Compositor: Sendable { case sequence, choice, all }

  enum Term: Sendable {
    case element(String, namespace: String?)
    case any(only: [String]?, excluding: [String])
    case group(Compositor, [XMLContentModel])
  }

  let term: Term
  let min: Int
  /// `nil`: any number.
  let max: Int?

  private init(_ term: Term, _ min: Int, _ max: Int?) {
    self.term = term
    self.min = min
    self.max = max
  }

  /// An element.
  ///
  /// - Parameters:
  ///   - name: local name.
  ///   - namespace: its namespace; that of the type's elements if left out.
  ///   - min: how often it occurs at least.
  ///   - max: how often it occurs at most; `nil` for any number.
  @_spi(Generated) public static func element(
    _ name: String, namespace: String? = nil, min: Int = 1, max: Int? = 1
  ) -> XMLContentModel {
    XMLContentModel(.element(name, namespace: namespace), min, max)
  }

  /// Elements that the schema leaves open.
  ///
  /// - Parameters:
  ///   - only: the namespaces that they may have; `nil` for all.
  ///   - excluding: namespaces that they may not have.
  ///   - min: how many there are at least.
  ///   - max: how many there are at most; `nil` for any number.
  @_spi(Generated) public static func any(
    only: [String]? = nil, excluding: [String] = [], min: Int = 1, max: Int? = 1
  ) -> XMLContentModel {
    XMLContentModel(.any(only: only, excluding: excluding), min, max)
  }

  /// One after another.
  @_spi(Generated) public static func sequence(
    _ members: [XMLContentModel], min: Int = 1, max: Int? = 1
  ) -> XMLContentModel {
    XMLContentModel(.group(.sequence, members), min, max)
  }

  /// One of several.
  @_spi(Generated) public static func choice(
    _ members: [XMLContentModel], min: Int = 1, max: Int? = 1
  ) -> XMLContentModel {
    XMLContentModel(.group(.choice, members), min, max)
  }

  /// In any order. The members are elements that occur once at most.
  @_spi(Generated) public static func all(
    _ members: [XMLContentModel], min: Int = 1, max: Int? = 1
  ) -> XMLContentModel {
    XMLContentModel(.group(.all, members), min, max)
  }
}

extension XMLContentModel {
  /// Where elements leave the model.
  struct Deviation {
    /// Whether elements are missing at the end.
    var isAtEnd: Bool
    /// What may stand there, as messages list it.
    var expected: String
    /// What stands there.
    var found: String
  }

  /// Where elements leave the model; `nil` if they do not.
  ///
  /// - Parameters:
  ///   - names: the child elements in document order.
  ///   - namespace: the namespace of elements for which the model names none.
  func deviation(of names: [XMLName], namespace: String) -> Deviation? {
    var matcher = XMLContentMatcher(names: names, namespace: namespace)
    let ends = matcher.ends(of: self, from: [0])
    if ends.contains(names.count) { return nil }
    if let end = ends.max() { matcher.note("no more elements", at: end) }
    let position = matcher.furthest
    return Deviation(
      isAtEnd: position == names.count, expected: matcher.expectation,
      found: position < names.count
        ? "'\(names[position].localName)' (element \(position + 1) of \(names.count))" : "no more elements")
  }
}
