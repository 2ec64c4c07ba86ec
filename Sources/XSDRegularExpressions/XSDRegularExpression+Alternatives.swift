extension XSDRegularExpression {
  /// Steps after which ``firstMatch(amongChoices:where:)`` gives up.
  private static let searchLimit = 20_000

  /// The first text that matches, made of one string of each group in order; `nil` if there is none, or none was found
  /// with reasonable effort.
  ///
  /// A value can have many lexical forms, and a list of such values very many; most are given up after a few characters.
  ///
  /// - Parameters:
  ///   - choices: the strings of each group, the preferred ones first.
  ///   - condition: what else is asked of the text.
  public func firstMatch(amongChoices choices: [[String]], where condition: (String) -> Bool) -> String? {
    var start = Matcher(program)
    start.begin()
    var steps = 0
    // A stack of its own: a list may have any number of items.
    var path: [(matcher: Matcher, next: Int)] = [(start, 0)]
    var parts: [String] = []
    while let (matcher, next) = path.last, steps < Self.searchLimit {
      if parts.count == choices.count {
        let text = parts.joined()
        if matcher.isAccepted, condition(text) { return text }
      }
      guard parts.count < choices.count, next < choices[parts.count].count else {
        path.removeLast()
        _ = parts.popLast()
        continue
      }
      steps += 1
      path[path.count - 1].next += 1
      let part = choices[parts.count][next]
      var advanced = matcher
      guard advanced.advance(over: part.unicodeScalars) else { continue }
      path.append((advanced, 0))
      parts.append(part)
    }
    return nil
  }
}
