/// An expression as instructions of a non-deterministic automaton.
///
/// Groups with counts are not unrolled: their instructions stand once, and a configuration of the automaton is an
/// instruction with the counts reached in the groups around it.
struct Program: Sendable {
  /// Addresses are indices of instructions; where none is named, it goes on with the next one.
  enum Instruction: Sendable {
    case scalar(UInt32)
    case characters(Int)
    /// Index into `runs`: one class, counted.
    case run(Int)
    /// Goes on at both.
    case fork(Int, Int)
    case jump(Int)
    /// The end of a counted group: index into `loops`, and the start of the group.
    case count(Int, Int)
    case accept
  }

  /// A counted class or character.
  struct Run: Sendable {
    var characters: CharacterClass
    var minimum: Int
    /// Nil for "unbounded".
    var maximum: Int?
  }

  /// A counted group. Its count is a digit of the configuration's number of counts.
  struct Loop: Sendable {
    var minimum: Int
    /// Nil for "unbounded": then counting stops at the minimum.
    var maximum: Int?
    /// The weight of the digit.
    var stride: Int
    /// How many values the digit has.
    var radix: Int
  }

  var instructions: [Instruction] = []
  var classes: [CharacterClass] = []
  var runs: [Run] = []
  var loops: [Loop] = []
  /// How many combinations of counts there are.
  var countSpace = 1
}
