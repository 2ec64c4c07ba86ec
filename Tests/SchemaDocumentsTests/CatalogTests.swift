import Foundation
import Testing

@testable import SchemaDocuments

@Suite struct CatalogTests {
  @Test(arguments: [
    ("b.xsd", "a/x.wsdl", "a/b.xsd"), ("../b.xsd", "a/x.wsdl", "b.xsd"), ("../b.xsd", "x.wsdl", "../b.xsd"),
    ("/b.xsd", "a/x.wsdl", "/b.xsd"), ("./c/./b.xsd", "/a/x.wsdl", "/a/c/b.xsd"), ("../../b", "/a/x", "/b"),
  ])
  func relativeLocationsFollowTheirDocument(location: String, document: String, expected: String) {
    #expect(LocationPath.join(location, toDirectoryOf: document) == expected)
  }

  @Test func locationsAreJoinedToURLs() {
    #expect(LocationPath.join("../b.xsd", toURL: "http://h/a/c/x.xsd") == "http://h/a/b.xsd")
    #expect(LocationPath.join("b.xsd", toURL: "http://h") == "http://h/b.xsd")
    #expect(LocationPath.join("/b.xsd", toURL: "http://h/a/c/x.xsd") == "http://h/b.xsd")
    #expect(LocationPath.filePath(ofFileURL: "file:///a%20b/c.xsd") == "/a b/c.xsd")
    #expect(LocationPath.scheme(of: "C:/a.xsd") == nil)
  }

  private func document(_ path: String, url: String? = nil) throws -> SourceDocument {
    var diagnostics = DiagnosticCollector()
    var document = try #require(
      DocumentLoader().parse(bytes: Array("<a/>".utf8), path: path, diagnostics: &diagnostics))
    document.url = url
    return document
  }

  @Test func urlsNeedAMapping() throws {
    let resolver = LocationResolver(locations: ["http://h/a.xsd": "local/a.xsd"])
    let document = try document("x.wsdl")
    #expect(resolver.resolve("http://h/a.xsd", in: document) == .file(path: "local/a.xsd", url: "http://h/a.xsd"))
    #expect(resolver.resolve("http://h/b.xsd", in: document) == .unmapped(url: "http://h/b.xsd"))
    #expect(resolver.resolve("none/b.xsd", in: document) == .missing(path: "none/b.xsd"))
    let mapped = try self.document("local/x.xsd", url: "http://h/x.xsd")
    #expect(resolver.resolve("a.xsd", in: mapped) == .file(path: "local/a.xsd", url: "http://h/a.xsd"))
  }

  @Test func catalogsMapExactlyByPrefixAndBySuffix() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "catalog-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let root = folder.path(percentEncoded: false)
    let namespace = XMLCatalog.namespace
    try Data(
      """
      <catalog xmlns="\(namespace)" xml:base="files/">
        <uri name="http://h/a.xsd" uri="a.xsd"/>
        <group xml:base="more/"><system systemId="urn:b" uri="b.xsd"/></group>
        <rewriteURI uriStartString="http://h/" rewritePrefix="h/"/>
        <rewriteURI uriStartString="http://h/deep/" rewritePrefix="d/"/>
        <uriSuffix uriSuffix="/tail.xsd" uri="t.xsd"/>
        <nextCatalog catalog="../next.xml"/>
      </catalog>
      """.utf8
    ).write(to: folder.appending(path: "catalog.xml"))
    try Data("<catalog xmlns='\(namespace)'><uri name='urn:n' uri='n.xsd'/></catalog>".utf8)
      .write(to: folder.appending(path: "next.xml"))
    var diagnostics = DiagnosticCollector()
    let catalog = try #require(XMLCatalog(path: "\(root)/catalog.xml", diagnostics: &diagnostics))
    #expect(diagnostics.diagnostics.isEmpty)
    #expect(catalog.resolve("http://h/a.xsd")?.hasSuffix("/files/a.xsd") == true)
    #expect(catalog.resolve("urn:b")?.hasSuffix("/files/more/b.xsd") == true)
    #expect(catalog.resolve("http://h/c/d.xsd")?.hasSuffix("/files/h/c/d.xsd") == true)
    #expect(catalog.resolve("http://h/deep/d.xsd")?.hasSuffix("/files/d/d.xsd") == true)
    #expect(catalog.resolve("http://z/tail.xsd")?.hasSuffix("/files/t.xsd") == true)
    #expect(catalog.resolve("urn:n")?.hasSuffix("/n.xsd") == true)
    #expect(catalog.resolve("urn:none") == nil)
  }
}
