/// Finds the name that was probably meant.
enum NearestSpelling {
  /// The candidate with the fewest differing letters (Levenshtein's distance), at most a third of the name.
  static func of(_ name: String, among candidates: [String]) -> String? {
    let letters = Array(name.lowercased().unicodeScalars)
    // Longer than every name by far.
    guard letters.count < 100 else { return nil }
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let distance = distance(letters, Array(candidate.lowercased().unicodeScalars))
      if distance <= max(1, letters.count / 3) && distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  private static func distance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
    var previous = Array(0...second.count)
    for (row, letter) in first.enumerated() {
      var current = [row + 1]
      for column in second.indices {
        let replaced = previous[column] + (letter == second[column] ? 0 : 1)
        current.append(min(previous[column + 1] + 1, current[column] + 1, replaced))
      }
      previous = current
    }
    return previous[second.count]
  }
}
