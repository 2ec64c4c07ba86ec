import SchemaDocuments

/// What writing or checking a folder did.
public struct OutputReport: Sendable, Hashable {
  /// Files that were written, or that differ.
  public var changed: [String] = []
  /// Files that were there as they should be.
  public var unchanged: [String] = []
  /// Files that were missing.
  public var missing: [String] = []
  /// Files of an earlier run that are not produced any more: removed, or left over.
  public var stale: [String] = []

  /// Whether the folder was as it should be.
  public var isUpToDate: Bool { changed.isEmpty && missing.isEmpty && stale.isEmpty }
}

/// The folder that generated files go to.
struct OutputFolder {
  let path: String
  /// What the first line of this run's files says after the version, which tells them from another run's.
  let source: String

  /// Compares the folder with what should be in it.
  func compare(_ files: [OutputFile]) throws(FileError) -> OutputReport {
    var report = OutputReport()
    for file in files {
      switch try Files.readIfPresent(path + "/" + file.name) {
      case nil: report.missing.append(file.name)
      case let bytes? where bytes == Array(file.text.utf8): report.unchanged.append(file.name)
      case _?: report.changed.append(file.name)
      }
    }
    let names = Set(files.map(\.name))
    for name in try Files.names(inFolder: path) where name.hasSuffix(".swift") && !names.contains(name) {
      if try isOurs(name) { report.stale.append(name) }
    }
    return report
  }

  /// Makes the folder what it should be; files that are right already are not touched.
  func write(_ files: [OutputFile]) throws(FileError) -> OutputReport {
    try Files.createFolder(path)
    let report = try compare(files)
    let unchanged = Set(report.unchanged)
    var pending: [(path: String, bytes: [UInt8])] = []
    for file in files where !unchanged.contains(file.name) {
      try requireGenerated(path + "/" + file.name)
      pending.append((path + "/" + file.name, Array(file.text.utf8)))
    }
    try Files.write(pending)
    for name in report.stale { try Files.remove(path + "/" + name) }
    return report
  }

  /// Refuses to overwrite what somebody has written by hand.
  private func requireGenerated(_ path: String) throws(FileError) {
    guard let bytes = try Files.readIfPresent(path), !bytes.isEmpty else { return }
    if bytes.starts(with: FileComposer.signature.utf8) { return }
    throw FileError(
      path,
      reason: "the file was not generated, its first line does not begin with '\(FileComposer.signature)'; move it "
        + "away or write to another folder")
  }

  /// Whether a file was generated from the same documents.
  private func isOurs(_ name: String) throws(FileError) -> Bool {
    let bytes = try Files.read(path + "/" + name)
    let line = String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
    return line.hasPrefix(FileComposer.signature) && line.hasSuffix(source)
  }
}
