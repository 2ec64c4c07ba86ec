import Testing

@_spi(Generated) @testable import XSDRuntime

@Suite struct FacetTests {
  /// The rules that a text breaks as a value of a type.
  private func broken<Value: XMLLexicalValue>(
    _ facets: XMLFacets, _ text: String, _ type: Value.Type = Value.self
  ) throws -> [XMLViolation.Rule] {
    let value = try #require(Value(lexicalString: text))
    return facets.failures(of: value, text: value.lexicalString).map(\.rule)
  }

  @Test(arguments: [
    ("", [XMLViolation.Rule.minLength]), ("ab", []), ("abcd", []), ("abcde", [.maxLength]), ("😀é", []),
    ("e\u{301}e\u{301}e", [.maxLength]),
  ])
  func lengthOfStrings(_ text: String, _ rules: [XMLViolation.Rule]) throws {
    #expect(try broken(XMLFacets(minLength: 1, maxLength: 4), text, String.self) == rules)
  }

  @Test func lengthOfOctetsAndItems() throws {
    let two = XMLFacets(length: 2)
    #expect(try broken(two, "0aff", XSDHexBinary.self) == [] && broken(two, "0aff00", XSDHexBinary.self) == [.length])
    #expect(try broken(two, "AAE=", XSDBase64Binary.self) == [])
    #expect(try broken(two, "1 22", XSDList<Int32>.self) == [] && broken(two, "1", XSDList<Int32>.self) == [.length])
    #expect(try broken(two, "7", Int32.self) == [] && broken(two, "a:b", XSDQName.self) == [])
  }

  @Test func bounds() throws {
    let closed = XMLFacets(minInclusive: "-1.5", maxInclusive: "10")
    for text in ["-1.5", "0", "10", "10.0"] { #expect(try broken(closed, text, XSDDecimal.self) == []) }
    #expect(try broken(closed, "-1.51", XSDDecimal.self) == [.minInclusive])
    #expect(try broken(closed, "11", Int8.self) == [.maxInclusive] && broken(closed, "10", Int8.self) == [])
    let open = XMLFacets(minExclusive: "0", maxExclusive: "1E2")
    #expect(
      try broken(open, "0", Double.self) == [.minExclusive] && broken(open, "100", Double.self) == [.maxExclusive])
    #expect(
      try broken(open, "99.9", Float.self) == [] && broken(open, "NaN", Double.self) == [.minExclusive, .maxExclusive])
    let huge = String(repeating: "9", count: 40)
    #expect(try broken(XMLFacets(maxInclusive: huge), huge, XSDInteger.self) == [])
    #expect(try broken(XMLFacets(maxExclusive: huge), huge, XSDInteger.self) == [.maxExclusive])
  }

  @Test(arguments: [
    ("2000-01-15T12:00:00", "2000-01-16T12:00:00Z", XMLOrder.less),
    ("2000-01-01T12:00:00", "1999-12-31T23:00:00Z", .incomparable),
    ("2000-01-16T00:00:00", "2000-01-16T12:00:00Z", .incomparable),
    ("2000-01-16T12:00:00Z", "2000-01-16T13:00:00+01:00", .equal),
    ("2000-01-15T24:00:00Z", "2000-01-16T00:00:00Z", .equal), ("-0001-12-31T00:00:00", "0001-01-01T00:00:00", .less),
    ("12000-01-01T00:00:00", "9999-01-01T00:00:00", .greater),
  ])
  func orderOfDateTimes(_ left: String, _ right: String, _ order: XMLOrder) throws {
    #expect(try XSDDateTime(validating: left).order(relativeTo: right) == order)
  }

  @Test(arguments: [
    ("P1Y", "P364D", XMLOrder.greater), ("P1Y", "P365D", .incomparable), ("P1Y", "P367D", .less),
    ("P1M", "P27D", .greater), ("P1M", "P30D", .incomparable), ("P5M", "P152D", .incomparable),
    ("PT60S", "PT1M", .equal),
    ("-P1D", "PT0S", .less), ("PT0.5S", "PT0.50S", .equal), ("P12M", "P1Y", .equal),
  ])
  func orderOfDurations(_ left: String, _ right: String, _ order: XMLOrder) throws {
    #expect(try XSDDuration(validating: left).order(relativeTo: right) == order)
  }

  @Test func orderOfOtherTimes() throws {
    #expect(try XSDDate(validating: "2004-04-12").order(relativeTo: "2004-04-13") == .less)
    #expect(try XSDTime(validating: "13:20:00Z").order(relativeTo: "14:20:00+01:00") == .equal)
    #expect(try XSDGYear(validating: "1999").order(relativeTo: "2000") == .less)
    #expect(try XSDGYearMonth(validating: "1999-05").order(relativeTo: "1999-04") == .greater)
    #expect(try XSDGMonthDay(validating: "--02-29").order(relativeTo: "--03-01") == .less)
    #expect(try XSDGDay(validating: "---31").order(relativeTo: "---30") == .greater)
    #expect(try XSDGMonth(validating: "--02").order(relativeTo: "--02Z") == .incomparable)
    #expect(true.order(relativeTo: "false") == .undefined && "a".order(relativeTo: "b") == .undefined)
  }

  @Test(arguments: [
    ("123.45", []), ("0123.450", []), ("1234.56", [XMLViolation.Rule.totalDigits]), ("1.234", [.fractionDigits]),
    ("0", []), ("-0.001", [.fractionDigits]), ("100000", [.totalDigits]),
  ])
  func digits(_ text: String, _ rules: [XMLViolation.Rule]) throws {
    #expect(try broken(XMLFacets(totalDigits: 5, fractionDigits: 2), text, XSDDecimal.self) == rules)
  }

  @Test func patternsOfOneStepAreAlternatives() throws {
    let first = XMLFacets(patterns: ["[a-z]+", "[0-9]+"])
    let second = XMLFacets(first, patterns: [".{2}"])
    #expect(try broken(second, "ab", String.self) == [] && broken(second, "12", String.self) == [])
    #expect(try broken(second, "abc", String.self) == [.pattern] && broken(second, "AB", String.self) == [.pattern])
    #expect(try broken(second, "ABC", String.self) == [.pattern, .pattern])
  }

  @Test func enumerationsCompareValues() throws {
    #expect(try broken(XMLFacets(enumeration: ["1.0", "2"]), "1", XSDDecimal.self) == [])
    #expect(try broken(XMLFacets(enumeration: ["1.0", "2"]), "3", XSDDecimal.self) == [.enumeration])
    #expect(try broken(XMLFacets(enumeration: ["12:00:00Z"]), "13:00:00+01:00", XSDTime.self) == [])
    #expect(try broken(XMLFacets(enumeration: ["1 2", "NaN"]), "1.0 2e0", XSDList<Double>.self) == [])
    #expect(try broken(XMLFacets(enumeration: ["1 2", "NaN"]), "NaN", XSDList<Double>.self) == [])
    #expect(try broken(XMLFacets(enumeration: ["1 2"]), "2 1", XSDList<Double>.self) == [.enumeration])
    #expect(try broken(XMLFacets(enumeration: ["0A"]), "0a", XSDHexBinary.self) == [])
    #expect(try broken(XMLFacets(.token, enumeration: [" a  b "]), "a b", String.self) == [])
    #expect(try broken(XMLFacets(enumeration: ["1"]), "true", Bool.self) == [])
    let name = XSDQName(namespaceURI: "urn:a", localName: "n", prefix: "p")
    #expect(XMLFacets(enumeration: ["{urn:a}n"]).failures(of: name, text: "p:n").isEmpty)
    #expect(!XMLFacets(enumeration: ["{urn:b}n"]).failures(of: name, text: "p:n").isEmpty)
  }

  @Test func aNarrowerFacetIsReportedAlone() throws {
    let facets = XMLFacets(XMLFacets(.positiveInteger, minInclusive: "5"), minInclusive: "10")
    #expect(try broken(facets, "0", XSDInteger.self) == [.minInclusive])
    #expect(facets.failures(of: XSDInteger(0), text: "0")[0].expected == "at least 10")
  }

  @Test(arguments: [
    (XMLFacets.language, ["en", "en-US", "x-klingon9"], ["", "e1", "en_US", "abcdefghi", "en-"]),
    (.nmtoken, ["a", "-a:.1", "1"], ["", "a b", "a/b"]), (.name, ["a:b", "_", "é"], ["", "1a", "-a", "a b"]),
    (.ncName, ["a.b-c", "_1"], ["a:b", "1"]),
    (.anyURI, ["", "http://a/b?c#d", "a b", "é", "%20", "../x", "urn:x:y"], ["%zz", "a#b#c", "1a:b", ":b"]),
  ])
  func forms(_ facets: XMLFacets, _ good: [String], _ bad: [String]) throws {
    for text in good { #expect(try broken(facets, text, String.self) == [], "\(text)") }
    for text in bad { #expect(try broken(facets, text, String.self).first == .lexicalForm, "\(text)") }
  }

  @Test func whiteSpaceThatReadingWouldChange() throws {
    #expect(
      try broken(.token, "a  b", String.self) == [.whiteSpace] && broken(.token, " a", String.self) == [.whiteSpace])
    #expect(try broken(.normalizedString, " a  b ", String.self) == [])
    #expect(try broken(.normalizedString, "a\tb", String.self) == [.whiteSpace])
  }
}
