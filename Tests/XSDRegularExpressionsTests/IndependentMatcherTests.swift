import Testing
import XSDRegularExpressions

/// Random expressions against a matcher that follows the definition: the set of all prefixes that each part can take.
@Suite struct IndependentMatcherTests {
  indirect enum Tree {
    case letter(Character)
    case any
    case sequence([Tree])
    case branches([Tree])
    case count(Tree, Int, Int?)

    var pattern: String {
      switch self {
      case .letter(let letter): String(letter)
      case .any: "."
      case .sequence(let parts): parts.map(\.pattern).joined()
      case .branches(let branches): "(" + branches.map(\.pattern).joined(separator: "|") + ")"
      case .count(let part, let low, let high): "(\(part.pattern)){\(low),\(high.map(String.init) ?? "")}"
      }
    }

    /// Where matching may go on in the text after this, when it starts at the given places.
    func ends(_ starts: Set<Int>, in text: [Character]) -> Set<Int> {
      switch self {
      case .letter(let letter):
        return Set(starts.filter { $0 < text.count && text[$0] == letter }.map { $0 + 1 })
      case .any: return Set(starts.filter { $0 < text.count }.map { $0 + 1 })
      case .sequence(let parts): return parts.reduce(starts) { $1.ends($0, in: text) }
      case .branches(let branches):
        return branches.reduce(into: []) { $0.formUnion($1.ends(starts, in: text)) }
      case .count(let part, let low, let high):
        var places = starts
        for _ in 0..<low { places = part.ends(places, in: text) }
        var result = places
        // More repetitions than there are characters add nothing.
        for _ in low..<min(high ?? .max, low + text.count + 1) {
          places = part.ends(places, in: text)
          result.formUnion(places)
        }
        return result
      }
    }

    static func random(depth: Int, using generator: inout some RandomNumberGenerator) -> Tree {
      let count = Int.random(in: 0...3, using: &generator)
      switch depth == 0 ? 0 : Int.random(in: 0...3, using: &generator) {
      case 1: return .sequence((0..<count).map { _ in random(depth: depth - 1, using: &generator) })
      case 2: return .branches((0...count).map { _ in random(depth: depth - 1, using: &generator) })
      case 3:
        let high = Bool.random(using: &generator) ? nil : count + Int.random(in: 0...9, using: &generator)
        return .count(random(depth: depth - 1, using: &generator), count, high)
      default: return count == 0 ? .any : .letter(Bool.random(using: &generator) ? "a" : "b")
      }
    }
  }

  struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state ^ state >> 29) &* 0xBF58_476D_1CE4_E5B9
    }
  }

  @Test func agree() throws {
    var generator = Generator(state: 7)
    var accepted = 0
    for _ in 0..<1500 {
      let tree = Tree.random(depth: 4, using: &generator)
      let expression = try XSDRegularExpression(tree.pattern)
      for _ in 0..<8 {
        let length = Int.random(in: 0...12, using: &generator)
        let text = (0..<length).map { _ in Character(Int.random(in: 0...2, using: &generator) == 0 ? "b" : "a") }
        let expected = tree.ends([0], in: text).contains(length)
        accepted += expected ? 1 : 0
        #expect(expression.matches(String(text)) == expected, "\(tree.pattern) \(String(text))")
      }
    }
    #expect(accepted > 1000)
  }
}
