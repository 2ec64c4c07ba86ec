/// Where something stands in a source document.
public struct SourceLocation: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Path of the document as the user gave it, or as it was resolved from an import.
  public var file: String
  /// One-based line number; 0 when only the file is known.
  public var line: Int

  /// Creates a location; `line` is one-based, 0 when only the file is known.
  public init(file: String, line: Int = 0) {
    self.file = file
    self.line = line
  }

  /// `path:line`, or the path alone when no line is known.
  public var description: String { line > 0 ? "\(file):\(line)" : file }

  /// Orders by file, then by line.
  public static func < (lhs: Self, rhs: Self) -> Bool { (lhs.file, lhs.line) < (rhs.file, rhs.line) }
}
