/// A value of a list type: items separated by white space (XML Schema Part 2, 2.5.1.2).
public struct XSDList<Element: XMLLexicalValue>: Hashable, Sendable {
  /// The items, in order.
  public var elements: [Element]

  /// Creates an empty list.
  public init() {
    elements = []
  }

  /// Creates a list of items; strings among them must not be empty or contain white space.
  public init(_ elements: some Sequence<Element>) {
    self.elements = Array(elements)
  }
}

extension XSDList: ExpressibleByArrayLiteral {
  /// Creates a list of items.
  public init(arrayLiteral elements: Element...) {
    self.elements = elements
  }
}

extension XSDList: RandomAccessCollection, MutableCollection, RangeReplaceableCollection {
  /// Position of the first item.
  public var startIndex: Int { elements.startIndex }

  /// Position past the last item.
  public var endIndex: Int { elements.endIndex }

  /// The item at a position.
  public subscript(position: Int) -> Element {
    get { elements[position] }
    set { elements[position] = newValue }
  }

  /// Replaces a range of items.
  public mutating func replaceSubrange(_ range: Range<Int>, with newElements: some Collection<Element>) {
    elements.replaceSubrange(range, with: newElements)
  }
}

extension XSDList: CustomStringConvertible {
  /// The lexical form.
  public var description: String { lexicalString }
}

extension XSDList: XMLLexicalValue {
  /// Parses items separated by white space; nil if one of them is not an item.
  public init?(lexical: Span<UInt8>) {
    elements = []
    var position = 0
    while let word = lexical.nextWord(after: &position) {
      guard let element = Element(lexical: lexical.extracting(word)) else { return nil }
      elements.append(element)
    }
  }

  /// Appends the items with one space between them.
  public func appendLexical(to buffer: inout XMLByteBuffer) {
    buffer.appendList(elements)
  }

  /// A name made of the item type's.
  public static var lexicalTypeName: String { "list of \(Element.lexicalTypeName)" }
}

extension XMLByteBuffer {
  /// Appends items with one space between them.
  mutating func appendList(_ items: [some XMLLexicalValue]) {
    var isFirst = true
    for item in items {
      if !isFirst { append(UInt8(ascii: " ")) }
      isFirst = false
      item.appendLexical(to: &self)
    }
  }
}
