import Foundation

/// Files of this repository and beside it.
public enum RepositoryFiles {
  /// Root of the repository, ending in `/`.
  public static let root: String = {
    var url = URL(filePath: #filePath)
    for _ in 0..<3 { url.deleteLastPathComponent() }
    return url.path(percentEncoded: false)
  }()

  /// `<root>/../shared`, or the folder that `SHARED_FILES` names, ending in `/`. It is not part of the repository.
  public static let shared: String = {
    if let given = ProcessInfo.processInfo.environment["SHARED_FILES"] { return given + "/" }
    return URL(filePath: root).deletingLastPathComponent().path(percentEncoded: false) + "shared/"
  }()

  /// The WSDL of one version of the conversions slice: `v11`, `v12` or `v13`.
  public static func campaignManagement(_ version: String) -> String {
    "\(root)schemas/CampaignManagement/\(version)/CampaignManagement.wsdl"
  }

  /// Whether a file is there.
  public static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}
