/// A JSON value with the line it stands on. A reader of our own keeps Foundation out of the generator and lets
/// every complaint name a line.
struct JSONNode: Sendable {
  /// One `"key": value`.
  struct Member: Sendable {
    var key: String
    var line: Int
    var value: JSONNode
  }

  /// The six kinds of JSON value.
  indirect enum Value: Sendable {
    case null
    case boolean(Bool)
    case number(String)
    case string(String)
    case array([JSONNode])
    case object([Member])
  }

  var line: Int
  var value: Value

  /// What kind of value it is, for messages.
  var kind: String {
    switch value {
    case .null: "null"
    case .boolean: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

/// What is wrong with a JSON text, and on which line.
struct JSONSyntaxError: Error, Hashable {
  var line: Int
  var message: String
}
