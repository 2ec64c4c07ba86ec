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

  /// Reads catalogs of these contents, the first being the one that is named; targets come back without the folder.
  private func readCatalog(
    _ contents: [(name: String, entries: String)]
  ) throws -> (catalog: XMLCatalog?, folder: String, problems: [Diagnostic]) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "catalog-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let root = folder.path(percentEncoded: false)
    for (name, entries) in contents {
      try Data("<catalog xmlns='\(XMLCatalog.namespace)'>\(entries)</catalog>".utf8)
        .write(to: folder.appending(path: name))
    }
    var diagnostics = DiagnosticCollector()
    let catalog = XMLCatalog(path: "\(root)/\(contents[0].name)", diagnostics: &diagnostics)
    return (catalog, "\(root)/", diagnostics.diagnostics)
  }

  struct Question: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var entries: String
    var publicID: String?
    var systemID: String?
    var answer: String?
  }

  @Test(arguments: [
    Question(
      testDescription: "system before public", entries: "<public publicId='P' uri='p'/><system systemId='S' uri='s'/>",
      publicID: "P", systemID: "S", answer: "s"),
    Question(
      testDescription: "public where no system identifier is known", entries: "<public publicId='P' uri='p'/>",
      publicID: "P", systemID: "S", answer: "p"),
    Question(
      testDescription: "prefer system leaves public out",
      entries: "<group prefer='system'><public publicId='P' uri='p'/></group>",
      publicID: "P", systemID: "S", answer: nil),
    Question(
      testDescription: "prefer system without a system identifier",
      entries: "<group prefer='system'><public publicId='P' uri='p'/></group>", publicID: "P", systemID: nil,
      answer: "p"),
    Question(
      testDescription: "white space in public identifiers", entries: "<public publicId='-//A//DTD  B//EN' uri='p'/>",
      publicID: " -//A//DTD\n B//EN", systemID: nil, answer: "p"),
    Question(
      testDescription: "URN of a public identifier", entries: "<public publicId='-//A//DTD B//EN' uri='p'/>",
      publicID: nil, systemID: "urn:publicid:-:A:DTD+B:EN", answer: "p"),
    Question(
      testDescription: "uri does not count", entries: "<uri name='S' uri='u'/>", publicID: nil, systemID: "S",
      answer: nil),
    Question(
      testDescription: "rewriteSystem, longest start",
      entries: "<rewriteSystem systemIdStartString='http://h/' rewritePrefix='h/'/>"
        + "<rewriteSystem systemIdStartString='http://h/deep/' rewritePrefix='d/'/>", systemID: "http://h/deep/x.dtd",
      answer: "d/x.dtd"),
    Question(
      testDescription: "systemSuffix", entries: "<systemSuffix systemIdSuffix='/x.dtd' uri='s'/>",
      systemID: "http://h/x.dtd", answer: "s"),
    Question(
      testDescription: "xml:base of an entry", entries: "<system xml:base='b/' systemId='S' uri='s'/>",
      systemID: "S", answer: "b/s"),
    Question(
      testDescription: "a URL as base", entries: "<system xml:base='http://h/b' systemId='S' uri='s'/>",
      systemID: "S", answer: "http://h/s"),
  ])
  func entriesForExternalIdentifiers(question: Question) throws {
    let (catalog, folder, problems) = try readCatalog([("c.xml", question.entries)])
    #expect(problems == [])
    let answer = catalog?.resolve(publicID: question.publicID, systemID: question.systemID)
    #expect(answer == question.answer.map { $0.contains("://") ? $0 : folder + $0 })
  }

  @Test func delegatesDecideAndNextCatalogsGoOn() throws {
    let (catalog, folder, problems) = try readCatalog([
      (
        "a.xml",
        """
        <delegateURI uriStartString='http://h/' catalog='short.xml'/>
        <delegateURI uriStartString='http://h/deep/' catalog='deep.xml'/>
        <delegateSystem systemIdStartString='http://h/' catalog='short.xml'/>
        <delegatePublic publicIdStartString='-//A//' catalog='short.xml'/>
        <nextCatalog catalog='next.xml'/>
        """
      ),
      (
        "short.xml",
        "<uri name='http://h/deep/x' uri='short'/><uri name='http://h/y' uri='y'/><public publicId='-//A//B' uri='p'/>"
      ),
      ("deep.xml", "<uri name='http://h/deep/x' uri='deep'/><nextCatalog catalog='a.xml'/>"),
      ("next.xml", "<uri name='http://h/z' uri='never'/><uri name='urn:n' uri='n'/><nextCatalog catalog='a.xml'/>"),
    ])
    #expect(problems == [])
    #expect(catalog?.resolve("http://h/deep/x") == folder + "deep")
    #expect(catalog?.resolve("http://h/y") == folder + "y")
    #expect(catalog?.resolve("http://h/z") == nil)
    #expect(catalog?.resolve("urn:n") == folder + "n")
    #expect(catalog?.resolve(publicID: "-//A//B", systemID: nil) == folder + "p")
  }

  @Test func authorsMapNamespacesByPublicAndLocationsBySystem() throws {
    let (catalog, folder, _) = try readCatalog([
      ("c.xml", "<public publicId='urn:ns' uri='ns.xsd'/><system systemId='http://h/a.xsd' uri='a.xsd'/>")
    ])
    #expect(catalog?.resolve("urn:ns") == folder + "ns.xsd")
    #expect(catalog?.resolve("http://h/a.xsd") == folder + "a.xsd")
  }

  @Test func whatACatalogLeadsToMayBeMissing() throws {
    let (catalog, folder, problems) = try readCatalog([
      ("c.xml", "<nextCatalog catalog='none.xml'/><uri name='a' uri='b'/>")
    ])
    #expect(problems.map(\.severity) == [.warning])
    #expect(catalog?.resolve("a") == folder + "b")
    let (broken, _, errors) = try readCatalog([("c.xml", "<uri name='a'/>")])
    #expect(broken == nil || errors.contains { $0.severity == .error })
    #expect(errors.map(\.code) == ["DOC0012"])
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
