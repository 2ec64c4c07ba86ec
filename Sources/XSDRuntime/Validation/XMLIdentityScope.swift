/// The elements and attributes inside of an element that has identity constraints, as far as paths and values are
/// concerned. Gathered while a value is validated, and only there: all other elements are not gathered at all.
final class XMLIdentityScope {
  /// What an element holds.
  enum Content {
    /// Nothing was seen of it yet.
    case unknown
    /// A value of a simple type, perhaps beside attributes.
    case simple(any XMLLexicalValue, XMLFacets?)
    /// Text of which no type is known.
    case untyped(String)
    /// Elements, or nothing where elements could be.
    case complex
    /// Nothing, because of `xsi:nil`.
    case none
  }

  /// An attribute.
  struct Attribute {
    var name: XMLName
    var content: Content
  }

  /// An element. The elements inside of it are those that follow it, up to ``end``.
  struct Node {
    var name: XMLName
    /// Name and position among its siblings.
    var segment: String
    var parent: Int
    var end = 0
    var attributes: [Attribute] = []
    var content = Content.unknown
  }

  /// What the keys of an element and of those inside of it have found: the first node for each sequence of values.
  typealias Tables = [XMLName: [[XMLIdentityValue]: Int]]

  /// An element that is not complete yet.
  private struct Open {
    var node: Int
    var constraints: [XMLIdentityConstraint]
    var tables: Tables = [:]
    /// Values that several of the elements inside have found for themselves: a reference to them leads nowhere.
    var conflicts: [XMLName: Set<[XMLIdentityValue]>] = [:]
  }

  private(set) var nodes: [Node] = []
  private var open: [Open] = []
  private var attributeName: XMLName?
  private let path: [String]

  /// - Parameter path: the elements around the first one.
  init(path: [String]) { self.path = path }

  /// Whether the first element is complete.
  var isComplete: Bool { open.isEmpty }

  // MARK: Gathering

  func enter(_ name: XMLName, segment: String, _ constraints: [XMLIdentityConstraint]) {
    open.append(Open(node: nodes.count, constraints: constraints))
    nodes.append(Node(name: name, segment: segment, parent: open.dropLast().last?.node ?? -1))
  }

  /// Completes the element entered last, and checks its constraints.
  func leave() -> [XMLViolation] {
    guard var element = open.popLast() else { return [] }
    nodes[element.node].end = nodes.count
    for (name, values) in element.conflicts {
      for value in values { element.tables[name]?[value] = nil }
    }
    var checker = XMLIdentityChecker(scope: self, element: element.node, tables: element.tables)
    for constraint in element.constraints { checker.find(constraint) }
    for constraint in element.constraints { checker.checkReferences(of: constraint) }
    hand(checker.tables)
    return checker.violations
  }

  /// Gives what was found in an element to the one around it (3.11.5).
  private func hand(_ tables: Tables) {
    guard let outer = open.indices.last, !tables.isEmpty else { return }
    if open[outer].tables.isEmpty {
      open[outer].tables = tables
      return
    }
    for (name, table) in tables {
      for (values, node) in table {
        if let known = open[outer].tables[name]?[values], known != node {
          open[outer].conflicts[name, default: []].insert(values)
        } else {
          open[outer].tables[name, default: [:]][values] = node
        }
      }
    }
  }

  /// What is noted until ``endAttribute()`` is the value of an attribute.
  func beginAttribute(_ name: XMLName) { attributeName = name }
  func endAttribute() { attributeName = nil }

  /// Notes what the open element or attribute holds. The first word counts.
  func note(_ content: Content) {
    guard let node = open.last?.node else { return }
    if let attributeName {
      nodes[node].attributes.append(Attribute(name: attributeName, content: content))
    } else if case .unknown = nodes[node].content {
      nodes[node].content = content
    }
  }

  /// Notes an attribute of which no type is known.
  func noteUntyped(_ attribute: XMLAttribute) {
    guard let node = open.last?.node else { return }
    nodes[node].attributes.append(Attribute(name: attribute.name, content: .untyped(attribute.value)))
  }

  // MARK: Elements that were kept as they came

  /// Notes the attributes and the content of the open element, which was kept as it came.
  func note(contentOf fragment: XMLFragment) {
    guard var reader = try? XMLReader(fragment.bytes), (try? reader.readRoot()) != nil else { return }
    do throws(XMLError) {
      try noteContent(&reader)
    } catch {
      // A fragment is well-formed, or nobody could have made it.
      note(.complex)
    }
  }

  private func noteContent(_ reader: inout XMLReader) throws(XMLError) {
    for attribute in try reader.plainAttributes() { noteUntyped(attribute) }
    if reader.isNil { note(.none) }
    let type = try reader.typeName()?.name
    var text = ""
    var hasElements = false
    var counts: [String: Int] = [:]
    while try reader.nextMixed() {
      if reader.currentKey == XMLMixedContent.textKey {
        text += reader.takeMixedText()
        continue
      }
      hasElements = true
      let name = reader.name
      counts[name.localName, default: 0] += 1
      enter(name, segment: "\(name.localName)[\(counts[name.localName] ?? 1)]", [])
      try noteContent(&reader)
      _ = leave()
    }
    if hasElements {
      note(.complex)
    } else if let type {
      note(.simple(XMLTyped(text, type: type), nil))
    } else {
      note(.untyped(text))
    }
  }

  // MARK: Paths

  /// The path of a node, for messages.
  func path(of node: Int) -> String {
    var segments: [String] = []
    var next = node
    while next >= 0 {
      segments.append(nodes[next].segment)
      next = nodes[next].parent
    }
    return (path + segments.reversed()).joined(separator: "/")
  }
}
