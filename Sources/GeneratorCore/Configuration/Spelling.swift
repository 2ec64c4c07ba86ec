/// Finds the word that somebody probably meant.
enum Spelling {
  /// The candidate with the fewest edits, if they are few enough to be a slip; the first of equals.
  static func nearest(to word: String, in candidates: [String]) -> String? {
    var best: (word: String, distance: Int)?
    let lowered = Array(word.lowercased())
    for candidate in candidates where candidate != word {
      let distance = editDistance(lowered, Array(candidate.lowercased()))
      if distance <= max(1, min(lowered.count, candidate.count) / 3), distance < best?.distance ?? Int.max {
        best = (candidate, distance)
      }
    }
    return best?.word
  }

  private static func editDistance(_ lhs: [Character], _ rhs: [Character]) -> Int {
    var previous = Array(0...rhs.count)
    for (row, left) in lhs.enumerated() {
      var current = [row + 1]
      for (column, right) in rhs.enumerated() {
        current.append(min(previous[column + 1] + 1, current[column] + 1, previous[column] + (left == right ? 0 : 1)))
      }
      previous = current
    }
    return previous[rhs.count]
  }
}
