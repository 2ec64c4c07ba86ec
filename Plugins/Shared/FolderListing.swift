import Foundation

/// Lists the files below a folder.
enum FolderListing {
  /// The files below a folder whose names a rule admits, sorted by path; nothing inside hidden folders, `.build` for one.
  static func files(below folder: URL, where isIncluded: (String) -> Bool) -> [URL] {
    guard
      let enumerator = FileManager.default.enumerator(
        at: folder, includingPropertiesForKeys: nil, options: [.skipsHiddenFiles])
    else { return [] }
    var files: [URL] = []
    for case let url as URL in enumerator where isIncluded(url.lastPathComponent) {
      files.append(url.standardizedFileURL)
    }
    return files.sorted { $0.path < $1.path }
  }

  /// The path of a file relative to a folder; the whole path if it is not below it.
  static func path(of file: URL, in folder: URL) -> String {
    let prefix = folder.standardizedFileURL.path
    let path = file.standardizedFileURL.path
    guard path.hasPrefix(prefix + "/") else { return path }
    return String(path.dropFirst(prefix.count + 1))
  }
}
