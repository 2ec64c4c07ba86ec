/// Finds the name that was probably meant.
enum NearestName {
  /// "did you mean" with the nearest candidate, if one is near enough; the first of equally near ones.
  static func suggestion(for name: String, among candidates: [String]) -> String? {
    nearest(to: name, among: candidates).map { "did you mean '\($0)'?" }
  }

  /// The candidate with the fewest differing letters, at most a third of the name.
  static func nearest(to name: String, among candidates: [String]) -> String? {
    let letters = Array(name.lowercased().utf8)
    var best: String?
    var bestDistance = max(1, letters.count / 3) + 1
    for candidate in candidates where abs(candidate.utf8.count - letters.count) < bestDistance {
      let distance = distance(letters, Array(candidate.lowercased().utf8), below: bestDistance)
      if distance < bestDistance { (best, bestDistance) = (candidate, distance) }
    }
    return best
  }

  /// Levenshtein's distance; anything not below the bound may come back as the bound.
  private static func distance(_ first: [UInt8], _ second: [UInt8], below bound: Int) -> Int {
    var previous = Array(0...second.count)
    for (row, letter) in first.enumerated() {
      var current = [row + 1]
      current.reserveCapacity(previous.count)
      for column in second.indices {
        current.append(
          min(
            previous[column + 1] + 1, current[column] + 1, previous[column] + (letter == second[column] ? 0 : 1)))
      }
      if current.allSatisfy({ $0 >= bound }) { return bound }
      previous = current
    }
    return previous[second.count]
  }
}
