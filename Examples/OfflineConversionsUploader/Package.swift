// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "OfflineConversionsUploader",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "offline-conversions-uploader", targets: ["offline-conversions-uploader"]),
    .library(name: "OfflineConversionsUpload", targets: ["OfflineConversionsUpload"]),
    .library(name: "CampaignManagementDouble", targets: ["CampaignManagementDouble"]),
  ],
  dependencies: [
    .package(name: "swift-wsdl-generator", path: "../.."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
  ],
  targets: [
    .target(
      name: "OfflineConversionsUpload",
      dependencies: [
        .product(name: "CampaignManagementV13", package: "swift-wsdl-generator"),
        .product(name: "SOAPRuntime", package: "swift-wsdl-generator"),
        .product(name: "XSDRuntime", package: "swift-wsdl-generator"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "SwiftCSV", package: "SwiftCSV"),
      ]),
    .target(
      name: "CampaignManagementDouble",
      dependencies: [
        .product(name: "CampaignManagementV13", package: "swift-wsdl-generator"),
        .product(name: "SOAPRuntime", package: "swift-wsdl-generator"),
        .product(name: "XSDRuntime", package: "swift-wsdl-generator"),
        .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ]),
    .executableTarget(
      name: "offline-conversions-uploader",
      dependencies: [
        "OfflineConversionsUpload", "CampaignManagementDouble",
        .product(name: "CampaignManagementV13", package: "swift-wsdl-generator"),
        .product(name: "SOAPRuntime", package: "swift-wsdl-generator"),
        .product(name: "SOAPURLSessionTransport", package: "swift-wsdl-generator"),
        .product(name: "XSDRuntime", package: "swift-wsdl-generator"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ]),
    .testTarget(
      name: "OfflineConversionsUploadTests",
      dependencies: [
        "OfflineConversionsUpload", "CampaignManagementDouble", "offline-conversions-uploader",
        .product(name: "CampaignManagementV13", package: "swift-wsdl-generator"),
        .product(name: "SOAPRuntime", package: "swift-wsdl-generator"),
        .product(name: "SOAPURLSessionTransport", package: "swift-wsdl-generator"),
        .product(name: "XSDRuntime", package: "swift-wsdl-generator"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
  ]
}
