import Testing

@testable import GeneratorCore

@Suite struct CasingTests {
  @Test(arguments: [
    ("ConversionName", "conversionName"), ("Id", "id"), ("ID", "id"), ("URLPath", "urlPath"), ("HTML5", "html5"),
    ("MSCLKIDAutoTaggingEnabled", "msclkidAutoTaggingEnabled"), ("iOS", "iOS"), ("GZip", "gZip"),
    ("AISearchSetting", "aiSearchSetting"), ("HOUR", "hour"), ("IDs", "ids"), ("URLsByHost", "urlsByHost"),
    ("B2BServices", "b2BServices"), ("VanityPharma_En", "vanityPharmaEn"),
    ("snake_case-and.dots:colons", "snakeCaseAndDotsColons"),
    ("SOME_VALUE", "someValue"), ("2ndPlace", "_2ndPlace"), ("1.0", "_1_0"), ("key", "key"), ("Größe", "größe"),
    ("ÄußereURL", "äußereURL"), ("日本語", "日本語"), ("a b", "aB"), ("", "value"), ("_", "value"), ("--", "value"),
    ("_leading", "leading"), ("Balance_x0020_LCY", "balanceLCY"), ("_x0031_st", "_1st"), ("Type", "type"),
    ("Self", "selfValue"), ("self", "selfValue"), ("Init", "initValue"),
    ("Protocol", "protocol"), ("HashValue", "hashValueValue"), ("Hash", "hash"), ("MakeXMLCodec", "makeXMLCodecValue"),
    ("SetNil", "setNilValue"), ("Description", "description"), ("a\u{202E}b", "aB"), ("emoji😀", "emoji"),
  ])
  func members(schemaName: String, name: String) {
    #expect(Casing.memberName(schemaName) == name)
    #expect(Identifier.isValid(name))
  }

  @Test(arguments: [
    ("ConversionGoal", "ConversionGoal"), ("ArrayOflong", "ArrayOflong"), ("My_Type", "My_Type"), ("lower", "Lower"),
    ("my-type.name", "MyTypeName"), ("3DModel", "_3DModel"), ("Type", "TypeValue"), ("Protocol", "ProtocolValue"),
    ("Self", "SelfValue"), ("Any", "AnyValue"), ("any", "AnyValue"), ("Swift", "SwiftValue"), ("String", "String"),
    ("Überweisung", "Überweisung"), ("", "Value"), ("*", "Value"), ("_", "Value"), ("__", "Value"),
    ("_lower", "_lower"), ("_Upper", "_Upper"), ("_rawHashValue", "_rawHashValueValue"),
  ])
  func types(schemaName: String, name: String) { #expect(Casing.typeName(schemaName) == name) }

  @Test(arguments: [
    ("Active", "active"), ("None", "noneValue"), ("Some", "someValue"), ("Unrecognized", "unrecognizedValue"),
    ("Unknown", "unknown"), ("TRY", "try"), ("In", "in"), ("Default", "default"), ("self", "selfValue"),
    ("init", "initValue"), ("", "empty"), ("-1", "minus1"), ("+1", "plus1"), ("+x-y", "plusXMinusY"),
    ("-x+y", "minusXPlusY"),
    ("A-", "aMinus"), ("A+", "aPlus"), ("C++", "cPlusPlus"), ("A-B", "aB"), ("- none -", "noneValue"),
    ("A_x002F_B", "aB"), ("1", "_1"),
    ("<=", "lessEqual"),
    ("%", "percent"), ("AllCases", "allCasesValue"), ("rawValue", "rawValueValue"), ("Ecpc_Max", "ecpcMax"),
    ("😀", "word"),
  ])
  func cases(word: String, name: String) { #expect(Casing.caseName(word) == name) }

  @Test(arguments: [
    ("in", "`in`"), ("default", "`default`"), ("inout", "`inout`"), ("any", "`any`"), ("name", "name"),
    ("type", "type"),
    ("operator", "`operator`"), ("protocol", "`protocol`"),
  ])
  func quoting(name: String, quoted: String) { #expect(ReservedWords.quoted(name) == quoted) }

  @Test(arguments: [
    ("https://bingads.microsoft.com/CampaignManagement/v13", "campaignManagementV13"),
    ("https://adapi.microsoft.com", "adapiMicrosoft"),
    ("http://schemas.microsoft.com/2003/10/Serialization/Arrays", "arrays"),
    ("http://schemas.datacontract.org/2004/07/System.Collections.Generic", "systemCollectionsGeneric"),
    ("http://schemas.microsoft.com/2003/10/Serialization/", "serialization"), ("urn:hostile", "hostile"),
    ("http://www.example.org/2004/07", "example2004_07"), ("https://www.example.com", "example"),
    ("urn:a:self", "selfNamespace"), ("://", "namespace"),
  ])
  func namespaces(uri: String, name: String) { #expect(NamespaceNames.wantedName(uri) == name) }

  @Test func scopesNumberClashes() {
    var scope = NameScope(reserved: ["taken"])
    #expect(scope.allocate("a") == "a")
    #expect(scope.allocate("a") == "a2")
    #expect(scope.allocate("a") == "a3")
    #expect(scope.allocate("taken") == "taken2")
    #expect(scope.allocate("v1") == "v1")
    #expect(scope.allocate("v1") == "v1_2")
  }
}
