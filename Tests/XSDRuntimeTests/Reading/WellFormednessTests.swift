import Testing

@testable import XSDRuntime

/// XML 1.0 (Fifth Edition) and Namespaces in XML 1.0, one production after another.
@Suite struct WellFormednessTests {
  @Test(arguments: [
    "<a/>", "<a />", "<a></a>", "<a></a >", "<a>\n</a\n>", " \r\n\t<a/>\n", "<_a/>", "<a-b.c_1/>", "<é/>", "<名前>x</名前>",
    "<a\u{B7}/>", "<x\u{0300}/>", "<\u{10000}/>", "<a b='1'/>", "<a b=\"'\" c='\"'/>", "<a b = '1'\n\tc='2'/>",
    "<a b='>'/>",
    "<a b='1'></a>", "<a b=']]>'/>", "<a>&amp;&lt;&gt;&quot;&apos;</a>",
    "<a>&#9;&#10;&#13;&#x20;&#xD7FF;&#xE000;&#x10FFFF;</a>",
    "<a>&#0000000000000000000000065;</a>", "<a>]]&gt;</a>", "<a>]]</a>", "<a>]]]</a>", "<a>></a>",
    "<a><![CDATA[]]></a>",
    "<a><![CDATA[<&]]>]]&gt;<![CDATA[]]]]><![CDATA[>]]></a>", "<a><!----></a>", "<a><!-- - --></a>",
    "<!-- <a> --><a/><!-- b -->",
    "<?p?><a/>", "<?p ?><a/>", "<?p x?y>?><a/><?q <&?>", "<?xmlfoo?><a/>",
    "<?xml-stylesheet encoding='ISO-8859-1'?><a/>",
    "<?xml version='1.0'?><a/>", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a/>",
    "<?xml version='1.0' encoding='utf-8' standalone='yes' ?><a/>",
    "<?xml version='1.0' standalone='no'?><a/>", "<?xml\r\n version = '1.0'\t?><a/>", "<?xml version='1.7'?><a/>",
    "\u{FEFF}<a/>",
    "\u{FEFF}<?xml version='1.0'?><a/>", "<a xmlns='u'/>", "<a xmlns=''/>", "<p:a xmlns:p='u'/>",
    "<a xmlns:p='u' p:b='1' b='2'/>",
    "<a xmlns='u' xmlns:p='u' b='1' p:b='2'/>", "<a xml:lang='de' xml:space='x'/>",
    "<a xmlns:xml='http://www.w3.org/XML/1998/namespace'/>", "<p:a xmlns:p='u'><p:b xmlns:p='v'/></p:a>",
    "<a xmlns='u'><b xmlns=''/></a>", "<a \u{7F}='1'/>".replacing("\u{7F}", with: "b"), "<a>\u{7F}\u{85}</a>",
    "<a xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:nil='perhaps'/>",
  ])
  func accepted(_ xml: String) { #expect(failure(of: xml).map { "\($0)" } == nil) }

  @Test(arguments: [
    "", " ", "\n", "x", "<", "<a", "<a ", "<a>", "<a></", "<a></a", "<a></b>", "<a></ab>", "<ab></a>", "</a>",
    "<a/><b/>",
    "<a/>x", "<a/>&#32;", "x<a/>", "< a/>", "<1/>", "<-a/>", "<.a/>", "<a\u{D7}/>", "<\u{D7}/>", "<\u{B7}a/>",
    "<a\u{37E}/>",
    "<a b/>", "<a b=/>", "<a b=1/>", "<a b='1/>", "<a b='1'c='2'/>", "<a b='<'/>", "<a b='1' b='2'/>", "<a =''/>",
    "<a/ >",
    "<a b='&'/>", "<a b='&x;'/>", "<a b='&#0;'/>", "<a b='&amp'/>", "<a><b c='&nbsp;'/></a>", "<a>&</a>", "<a>&;</a>",
    "<a>& amp;</a>", "<a>&amp</a>", "<a>&nbsp;</a>", "<a>&AMP;</a>", "<a>&#;</a>", "<a>&#x;</a>", "<a>&#X41;</a>",
    "<a>&#41</a>",
    "<a>&#a;</a>", "<a>&#xG;</a>", "<a>&#0;</a>", "<a>&#8;</a>", "<a>&#xB;</a>", "<a>&#x1F;</a>", "<a>&#xD800;</a>",
    "<a>&#xDFFF;</a>", "<a>&#xFFFE;</a>", "<a>&#xFFFF;</a>", "<a>&#x110000;</a>", "<a>&#99999999999999999999;</a>",
    "<a>&#-1;</a>", "<a>]]></a>", "<a>x]]]></a>", "<a><![CDATA[</a>", "<a><![CDATA[]]</a>", "<a><![cdata[]]></a>",
    "<![CDATA[]]><a/>",
    "<a/><![CDATA[]]>", "<a><!-- -- --></a>", "<a><!-- --- ></a>", "<a><!-- a---></a>", "<a><!--></a>", "<a><!---></a>",
    "<a><!-x-></a>",
    "<!-- <a/>", "<a><?></a>", "<a><? p?></a>", "<a><?p></a>", "<a><?p+?></a>", "<a><?p:q?></a>",
    "<a><?xml version='1.0'?></a>",
    " <?xml version='1.0'?><a/>", "<?XML version='1.0'?><a/>", "<?xml?><a/>", "<?xml ?><a/>", "<?xml version=1.0?><a/>",
    "<?xml version='1.'?><a/>", "<?xml version='2.0'?><a/>", "<?xml version='1.0'", "<?xml version='1.0' ><a/>",
    "<?xml ver sion='1.0'?><a/>", "<?xml version='1.0'encoding='UTF-8'?><a/>",
    "<?xml encoding='UTF-8' version='1.0'?><a/>",
    "<?xml encoding='UTF-8'?><a/>", "<?xml version='1.0' standalone='maybe'?><a/>",
    "<?xml version='1.0' standalone='yes' encoding='UTF-8'?><a/>", "<?xml version='1.0' version='1.0'?><a/>",
    "<?xml\u{A0}version='1.0'?><a/>", "<?xml version='1.0'\u{2028}?><a/>", "<!ELEMENT a ANY><a/>", "<a><!ENTITY></a>",
    "<p:a/>", "<a p:b='1'/>", "<a><p:b xmlns:p='u'/><p:b/></a>", "<:a/>", "<a:/>", "<a:b:c xmlns:a='u'/>",
    "<a :b='1'/>",
    "<a b:='1' xmlns:b='u'/>", "<a xmlns:p=''/>", "<a xmlns:xmlns='u'/>", "<a xmlns:xml='u'/>",
    "<a xmlns:p='http://www.w3.org/XML/1998/namespace'/>", "<a xmlns:p='http://www.w3.org/2000/xmlns/'/>",
    "<a xmlns='http://www.w3.org/2000/xmlns/'/>", "<a xmlns='http://www.w3.org/XML/1998/namespace'/>", "<xmlns:a/>",
    "<a xmlns:p='u' xmlns:q='u' p:b='1' q:b='2'/>", "<a xmlns:p='u' xmlns:p='v'/>", "<a xmlns='u' xmlns='v'/>",
    "<a xmlns:p='u' xmlns:q='&#x75;' p:b='1' q:b='2'/>", "<p:a xmlns:p='u'></a>", "<p:a xmlns:p='u' xmlns:q='u'></q:a>",
  ])
  func refused(_ xml: String) { #expect(failure(of: xml)?.kind == .notWellFormed) }

  @Test(arguments: ["<!DOCTYPE a><a/>", "<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>"])
  func documentTypeIsRefused(_ xml: String) { #expect(failure(of: xml)?.kind == .documentTypeDeclaration) }

  @Test(arguments: [
    "<!DOCTYPE a><a/>", "<!DOCTYPE p:a SYSTEM 'x'><a/>", "<!-- c --><!DOCTYPE a PUBLIC \"p>\" 's'  ><?p?><a/>",
    "<!DOCTYPE a [ <!ELEMENT a ANY> <!ENTITY e \"<'>\"><!NOTATION n SYSTEM 'n'><!-- ] --><?p ]?> ]><a/>",
  ])
  func documentTypeIsPassedOver(_ xml: String) {
    #expect(failure(of: Array(xml.utf8), skipsDocumentType: true) == nil)
    let bytes = Array(xml.utf8)
    for count in bytes.indices { #expect(failure(of: Array(bytes[..<count]), skipsDocumentType: true) != nil) }
  }

  @Test(arguments: [
    "<!DOCTYPE a [<!ATTLIST a b CDATA 'x'>]><a/>", "<!DOCTYPE a [<!ENTITY % p ''> %p;]><a/>",
    "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>", "<!DOCTYPE a><!DOCTYPE a><a/>", "<a/><!DOCTYPE a>",
    "<a><!DOCTYPE a></a>", "<!DOCTYPE><a/>", "<!DOCTYPE a SYSTEM><a/>", "<!DOCTYPE a PUBLIC 'p'><a/>",
    "<!DOCTYPE a [<!ELEMENT a]><a/>", "<!DOCTYPE a []x><a/>", "<!DOCTYPE a [x]><a/>",
  ])
  func documentTypeThatIsNotPassedOver(_ xml: String) {
    #expect(failure(of: Array(xml.utf8), skipsDocumentType: true) != nil)
  }

  @Test func everyTruncationIsAnError() throws {
    let xml = """
      <?xml version="1.0" encoding="UTF-8"?><!-- c --><?p i?>
      <é:a xmlns:é="u" b='1 &amp; &#x41;' c="2"><b>t&lt;x<![CDATA[ ]] ]]></b><c xmlns=""/><!-- d --><?q?>€😀</é:a>
      """
    let bytes = Array(xml.utf8)
    #expect(failure(of: bytes) == nil)
    for length in 0..<bytes.count { #expect(failure(of: Array(bytes[..<length])) != nil, "\(length) bytes") }
  }

  @Test func everyByteChangedDoesNotCrash() throws {
    let bytes = Array("<a xmlns:p='u' p:b='&#65;'><p:c/>t&amp;<![CDATA[x]]><!--y--><?z?></a>".utf8)
    for index in bytes.indices {
      for byte in UInt8.min...UInt8.max {
        var changed = bytes
        changed[index] = byte
        _ = failure(of: changed)
      }
    }
  }

  @Test func textIsNormalized() throws {
    #expect(try rootText("<a>1\r\n2\r3\n4&#13;\r\n</a>") == "1\n2\n3\n4\r\n")
    #expect(try rootText("<a>x<![CDATA[\r\n\r&amp;]]>y<!-- c -->z<?p?>!</a>") == "x\n\n&amp;yz!")
    #expect(try rootText("<a>  \u{1F600}&#x1F600; ]] </a>") == "  😀😀 ]] ")
    #expect(try rootText("<a/>") == "")
  }

  @Test func attributesAreNormalized() throws {
    let found = try rootAttributes("<a xmlns:p='u' b=' 1\r\n2\t3\n4\r5&#13;&#10;&#9;&quot;&lt; ' p:c=''/>")
    #expect(found == ["b": " 1 2 3 4 5\r\n\t\"< ", "{u}c": ""])
  }

  @Test func elementsInsideTextLoseNothingOfIt() throws {
    #expect(try rootText("<a>1&amp;<b x='&lt;'>no<c/></b>2<![CDATA[3]]></a>") == "1&23")
  }

  @Test func aRootThatIsStillOpenIsNoDocument() throws {
    var reader = try XMLReader("<a>")
    try reader.readRoot()
    #expect(throws: XMLError.self) { try reader.finish() }
  }
}
