/// Hands out names that are unique in one scope. The order of requests decides who keeps the plain name, so the
/// same input always gives the same names.
struct NameScope: Sendable {
  private var taken: Set<String>

  init(reserved: [String] = []) { taken = Set(reserved) }

  /// Whether a name is taken already.
  func contains(_ name: String) -> Bool { taken.contains(name) }

  /// Takes a name as it is; `false` if it was taken before.
  mutating func take(_ name: String) -> Bool { taken.insert(name).inserted }

  /// The name itself if it is free, otherwise the name with the lowest free number from 2.
  mutating func allocate(_ name: String) -> String {
    if taken.insert(name).inserted { return name }
    let separator = name.utf8.last.map { (0x30...0x39).contains($0) } ?? false ? "_" : ""
    var number = 2
    while true {
      let candidate = "\(name)\(separator)\(number)"
      if taken.insert(candidate).inserted { return candidate }
      number += 1
    }
  }
}
