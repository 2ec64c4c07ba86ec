import PackagePlugin

/// What the command line asks for.
struct Request {
  /// Compare instead of writing.
  let checkOnly: Bool
  /// Print the help and do nothing.
  let isHelp: Bool
  /// Configurations to generate from; empty for all.
  let configurations: [String]
  /// The folder to write to.
  let output: String?

  init(_ arguments: [String]) throws {
    var extractor = ArgumentExtractor(arguments)
    isHelp = extractor.extractFlag(named: "help") > 0
    checkOnly = extractor.extractFlag(named: "check") > 0
    configurations = extractor.extractOption(named: "config")
    let outputs = extractor.extractOption(named: "output")
    output = outputs.last
    if let argument = extractor.remainingArguments.first {
      throw CommandError("unexpected argument '\(argument)'\n\n\(Self.help)")
    }
    if output != nil && (configurations.count != 1 || outputs.count != 1) {
      throw CommandError("--output names the folder of one configuration: give one --config with it")
    }
  }

  static let help = """
    OVERVIEW: Generates Swift from the WSDL and XSD documents of a package.

    USAGE: swift package --allow-writing-to-package-directory generate-code-from-wsdl [--check]
                         [--config FILE ...] [--output FOLDER]

    Without a file, every schemas/**/wsdl-generator-config.json is generated from. The folders below schemas
    name the folder of the Swift files: schemas/CampaignManagement/v13 gives Generated/CampaignManagementV13.
    Paths are relative to the package.

    OPTIONS:
      --check          Write nothing; fail and name the files that differ, are missing or do not belong there.
      --config FILE    Generate from this configuration only; may be given more than once.
      --output FOLDER  Write there. Needed for a configuration that is not below schemas.
      --help           Show this.
    """
}
