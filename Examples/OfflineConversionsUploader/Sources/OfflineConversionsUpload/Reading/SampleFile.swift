public import XSDRuntime

/// A file to try the program with: the same rows every time, with times relative to now.
///
/// About one row in a hundred is wrong and found before sending; about one in fifty is refused by the double of the
/// service; the rest are good, some with commas and quotation marks in them.
public enum SampleFile {
  /// Goals of good rows.
  public static let goalNames = ["Lead won", "Demo booked", "Contract, signed", "Tender \"A\" won"]
  /// A goal that the double of the service does not know.
  public static let unknownGoalName = "No such goal"

  /// The text of a file with so many data rows.
  public static func text(rows count: Int, now: XSDDateTime.Instant) -> String {
    var random = Generator(state: 0x5EED)
    let header: [Column] = [.clickID, .name, .time, .value, .currency]
    var text = ResultFile.line(header.map(\.rawValue))
    for index in 0..<count {
      var row = goodRow(index, now, &random)
      spoil(&row, index)
      text += ResultFile.line(header.map { row[keyPath: $0.member] })
    }
    return text
  }

  private static func goodRow(_ index: Int, _ now: XSDDateTime.Instant, _ random: inout Generator) -> ConversionRow {
    var row = ConversionRow(line: index + 2)
    row.clickID = hex(random.next()) + hex(random.next())
    row.name = goalNames[Int(random.next() % UInt64(goalNames.count))]
    let age = Int(random.next() % (80 * 86_400)) + 86_400
    let time = XSDDateTime(
      secondsSinceEpoch: now.secondsSinceEpoch - age, nanoseconds: Int(random.next() % 10_000_000) * 100,
      fractionDigits: 7)
    row.time = time?.description ?? ""
    row.value = "\(random.next() % 500).\(random.next() % 90 + 10)"
    row.currency = index % 3 == 0 ? "EUR" : "USD"
    return row
  }

  private static func spoil(_ row: inout ConversionRow, _ index: Int) {
    switch index % 700 {
    case 101: row.time = String(row.time.dropLast())
    case 202: row.time = "2020-01-01T00:00:00Z"
    case 303: row.value = "NaN"
    case 404: row.name = ""
    case 505: row.currency = "EURO"
    case 606: row.time = row.time.replacing("T", with: " ")
    case 650: row.clickID = ""
    default: break
    }
    switch index % 150 {
    case 17: row.name = unknownGoalName
    // Click ids that the double of the service answers with 5604 and 5612.
    case 70: row.clickID = "00000000" + row.clickID.dropFirst(8)
    case 120: row.clickID = "ffffffff" + row.clickID.dropFirst(8)
    default: break
    }
  }

  /// Sixteen digits.
  private static func hex(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// SplitMix64.
  private struct Generator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }
}
