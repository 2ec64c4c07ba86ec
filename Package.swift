// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "swift-wsdl-generator",
  platforms: [.macOS(.v15), .iOS(.v18), .tvOS(.v18), .watchOS(.v11), .visionOS(.v2)],
  products: [
    .executable(name: "wsdl2swift", targets: ["wsdl2swift"]),
    .plugin(name: "WSDLGenerator", targets: ["WSDLGenerator"]),
    .plugin(name: "WSDLGeneratorCommand", targets: ["WSDLGeneratorCommand"]),
    .library(name: "XSDRuntime", targets: ["XSDRuntime"]),
    .library(name: "SOAPRuntime", targets: ["SOAPRuntime"]),
    .library(name: "SOAPURLSessionTransport", targets: ["SOAPURLSessionTransport"]),
    .library(name: "CampaignManagementV11", targets: ["CampaignManagementV11"]),
    .library(name: "CampaignManagementV12", targets: ["CampaignManagementV12"]),
    .library(name: "CampaignManagementV13", targets: ["CampaignManagementV13"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
  ],
  targets: [
    // MARK: Generator (build time)
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .target(name: "SwiftCode"),
    .target(name: "SchemaDocuments", dependencies: ["CLibXML2"]),
    .target(name: "SchemaComponents", dependencies: ["SchemaDocuments", "XSDRegularExpressions"]),
    .target(name: "GeneratorCore", dependencies: ["SchemaComponents", "SchemaDocuments", "SwiftCode"]),
    .executableTarget(
      name: "wsdl2swift",
      dependencies: [
        "GeneratorCore", "SchemaDocuments",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // MARK: Plugins (they run the generator)
    .plugin(name: "WSDLGenerator", capability: .buildTool(), dependencies: ["wsdl2swift"]),
    .plugin(
      name: "WSDLGeneratorCommand",
      capability: .command(
        intent: .custom(
          verb: "generate-code-from-wsdl", description: "Generates Swift from WSDL and XSD; --check only compares."),
        permissions: [.writeToPackageDirectory(reason: "The generated Swift files are written into the package.")]),
      dependencies: ["wsdl2swift"]),

    // MARK: Both (depends on nothing)
    .target(name: "XSDRegularExpressions"),

    // MARK: Runtime (run time)
    .target(name: "XSDRuntime", dependencies: ["XSDRegularExpressions"]),
    .target(
      name: "SOAPRuntime",
      dependencies: [
        "XSDRuntime",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
      ]),
    .target(
      name: "SOAPURLSessionTransport",
      dependencies: ["SOAPRuntime", .product(name: "HTTPTypes", package: "swift-http-types")]),

    // MARK: Generated libraries
    .target(
      name: "CampaignManagementV11", dependencies: ["XSDRuntime", "SOAPRuntime"],
      path: "Generated/CampaignManagementV11"),
    .target(
      name: "CampaignManagementV12", dependencies: ["XSDRuntime", "SOAPRuntime"],
      path: "Generated/CampaignManagementV12"),
    .target(
      name: "CampaignManagementV13", dependencies: ["XSDRuntime", "SOAPRuntime"],
      path: "Generated/CampaignManagementV13"),

    // MARK: Tests
    .testTarget(name: "SwiftCodeTests", dependencies: ["SwiftCode"]),
    .testTarget(name: "SchemaDocumentsTests", dependencies: ["SchemaDocuments"]),
    .testTarget(name: "SchemaComponentsTests", dependencies: ["SchemaComponents"]),
    .testTarget(
      name: "GeneratorCoreTests",
      dependencies: ["GeneratorCore", "SchemaComponents", "SchemaDocuments", "SwiftCode"]),
    .testTarget(name: "wsdl2swiftTests", dependencies: ["wsdl2swift"]),
    .testTarget(name: "XSDRegularExpressionsTests", dependencies: ["XSDRegularExpressions"]),
    .testTarget(name: "XSDRuntimeTests", dependencies: ["XSDRuntime"]),
    .testTarget(
      name: "SOAPRuntimeTests",
      dependencies: [
        "SOAPRuntime", "XSDRuntime",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
      ]),
    .testTarget(
      name: "SOAPURLSessionTransportTests",
      dependencies: [
        "SOAPURLSessionTransport", "SOAPRuntime", "XSDRuntime",
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ]),
    .systemLibrary(
      name: "CLibXML2Validation", path: "Tests/CLibXML2Validation", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .target(
      name: "TestSupport",
      dependencies: ["CLibXML2Validation", .product(name: "HTTPTypes", package: "swift-http-types")],
      path: "Tests/TestSupport"),
    .testTarget(name: "ContractTests", dependencies: ["SchemaComponents", "SchemaDocuments", "TestSupport"]),
    .testTarget(
      name: "CampaignManagementTests",
      dependencies: [
        "CampaignManagementV11", "CampaignManagementV12", "CampaignManagementV13", "SOAPRuntime",
        "SOAPURLSessionTransport", "XSDRuntime", "TestSupport",
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)

// One policy for every target of ours: strict imports, explicit existentials, and no warning survives.
for target in package.targets where target.type != .system && target.type != .plugin {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("MemberImportVisibility"),
      .treatAllWarnings(as: .error),
    ]
}
