/// An identity constraint of an element declaration (XML Schema Part 1, 3.11).
public struct IdentityConstraint: Sendable, Hashable {
  /// What it asks for.
  public enum Kind: Sendable, Hashable {
    case unique
    case key
    case keyref(refer: QualifiedName)
  }

  /// What it asks for.
  public var kind: Kind
  /// Its name.
  public var name: QualifiedName
  /// Which elements it is about.
  public var selector: Path
  /// Where in each of them the values are.
  public var fields: [Path]

  /// Creates a constraint.
  public init(kind: Kind, name: QualifiedName, selector: Path, fields: [Path]) {
    self.kind = kind
    self.name = name
    self.selector = selector
    self.fields = fields
  }

  /// The names that a step of a path takes.
  public enum NameTest: Sendable, Hashable {
    case any
    case namespace(String)
    case name(QualifiedName)
  }

  /// A step of a path. Steps that lead nowhere (`.`) are left out.
  public enum Step: Sendable, Hashable {
    case child(NameTest)
    case attribute(NameTest)
  }

  /// A path with its prefixes resolved: one or more alternatives.
  public struct Path: Sendable, Hashable {
    /// Steps from one element to others.
    public struct Alternative: Sendable, Hashable {
      /// Whether it begins with `.//`.
      public var isDeep: Bool
      /// The steps.
      public var steps: [Step]

      /// Creates an alternative.
      public init(isDeep: Bool, steps: [Step]) {
        self.isDeep = isDeep
        self.steps = steps
      }
    }

    /// The alternatives in document order.
    public var alternatives: [Alternative]

    /// Creates a path.
    public init(alternatives: [Alternative]) { self.alternatives = alternatives }
  }
}
