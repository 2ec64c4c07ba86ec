import Testing

@testable import XSDRuntime

/// Reads a whole document and keeps nothing; the failure if it is not well-formed.
func failure(of bytes: [UInt8], limits: XMLLimits = XMLLimits(), skipsDocumentType: Bool = false) -> XMLError? {
  do throws(XMLError) {
    var options = XMLReadingOptions(limits: limits)
    options.skipsDocumentType = skipsDocumentType
    var reader = try XMLReader(bytes, options: options)
    try reader.readRoot()
    try reader.skip()
    try reader.finish()
    return nil
  } catch {
    return error
  }
}

func failure(of xml: String, limits: XMLLimits = XMLLimits()) -> XMLError? {
  failure(of: Array(xml.utf8), limits: limits)
}

/// The text of the root element.
func rootText(_ xml: String) throws -> String {
  var reader = try XMLReader(xml)
  try reader.readRoot()
  let text = try reader.string()
  try reader.finish()
  return text
}

/// The attributes of the root element, references resolved.
func rootAttributes(_ xml: String) throws -> [String: String] {
  var reader = try XMLReader(xml)
  try reader.readRoot()
  var result: [String: String] = [:]
  for attribute in try reader.plainAttributes() { result[attribute.name.description] = attribute.value }
  return result
}
