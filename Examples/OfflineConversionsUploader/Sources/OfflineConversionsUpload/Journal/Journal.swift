public import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What was sent and what came of it, on disk before it matters: with it a run that was interrupted, by Ctrl-C or by a
/// power cut, goes on without sending a row twice.
///
/// The file has one JSON record per line. A record `sending` reaches the disk before its call leaves the machine, a
/// record `done` after its answer came. A call with the first but not the second was under way when the program ended:
/// its rows are ``RowStatus/unknown``.
public actor Journal {
  /// What became of rows in earlier runs; rows that certainly were not processed are not in it.
  public private(set) var outcomes: [RowKey: RowOutcome] = [:]
  private let file: FileHandle
  private var lastCall = 0
  private let encoder = JSONEncoder()

  /// Opens a journal, and creates it if there is none.
  ///
  /// - Parameters:
  ///   - url: the file.
  ///   - target: service and account that the rows go to; what was sent elsewhere says nothing about them.
  /// - Throws: ``JournalError``, or the system's error if the file cannot be read or written.
  public init(at url: URL, target: String) throws {
    if !FileManager.default.fileExists(atPath: url.path) {
      let isCreated = FileManager.default.createFile(
        atPath: url.path, contents: nil, attributes: [.posixPermissions: 0o600])
      guard isCreated else { throw JournalError.cannotCreate(url.path) }
    }
    file = try FileHandle(forUpdating: url)
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard flock(file.fileDescriptor, LOCK_EX | LOCK_NB) == 0 else { throw JournalError.inUse(url.path) }
    let (records, length) = try Self.read(file, url.path)
    // What follows the last line break was cut off while it was written; its call was never sent.
    try file.truncate(atOffset: UInt64(length))
    try file.seek(toOffset: UInt64(length))
    if let known = records.first?.target {
      guard known == target else { throw JournalError.otherTarget(url.path, found: known, expected: target) }
    } else {
      try Self.append(JournalRecord(kind: .run, target: target), to: file, encoder)
    }
    var state = JournalState()
    for record in records { state.add(record) }
    lastCall = state.lastCall
    outcomes = state.outcomes
  }

  /// Notes that rows are about to be sent, and returns the number of the call.
  func begin(_ rows: [RowKey]) throws -> Int {
    lastCall += 1
    try Self.append(JournalRecord(kind: .sending, call: lastCall, rows: rows), to: file, encoder)
    return lastCall
  }

  /// Notes what became of the rows of a call.
  func finish(_ call: Int, rows: [RowKey], outcomes: [RowOutcome], trackingIDs: [String]) throws {
    let usual = Set(outcomes).count == 1 ? outcomes[0] : RowOutcome(.accepted)
    var exceptions: [String: RowOutcome] = [:]
    for (row, outcome) in zip(rows, outcomes) where outcome != usual { exceptions[row.text] = outcome }
    try Self.append(
      JournalRecord(kind: .done, call: call, usual: usual, exceptions: exceptions, trackingIDs: trackingIDs),
      to: file, encoder)
  }

  private static func read(_ file: FileHandle, _ path: String) throws -> (records: [JournalRecord], length: Int) {
    let data = try file.readToEnd() ?? Data()
    let length = data.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let decoder = JSONDecoder()
    var records: [JournalRecord] = []
    for line in data.prefix(length).split(separator: UInt8(ascii: "\n")) {
      do {
        records.append(try decoder.decode(JournalRecord.self, from: line))
      } catch {
        throw JournalError.damaged(path, line: records.count + 1)
      }
    }
    return (records, length)
  }

  /// Writes a record and waits until it is on the disk.
  private static func append(_ record: JournalRecord, to file: FileHandle, _ encoder: JSONEncoder) throws {
    var data = try encoder.encode(record)
    data.append(UInt8(ascii: "\n"))
    try file.write(contentsOf: data)
    try file.synchronize()
  }
}

/// Why a journal cannot be used.
public enum JournalError: Error, Equatable, CustomStringConvertible {
  /// The file cannot be created.
  case cannotCreate(String)
  /// Another process writes it.
  case inUse(String)
  /// A line is no record.
  case damaged(String, line: Int)
  /// It tells of another service or account.
  case otherTarget(String, found: String, expected: String)

  /// One sentence.
  public var description: String {
    switch self {
    case .cannotCreate(let path): "the journal \(path) cannot be created"
    case .inUse(let path): "the journal \(path) is in use by another run"
    case .damaged(let path, let line): "line \(line) of the journal \(path) is damaged"
    case .otherTarget(let path, let found, let expected):
      "the journal \(path) is about \(found), but this run is for \(expected); choose another with --journal"
    }
  }
}
