/// Namespaces of the messages in these tests.
enum Namespaces {
  static let envelope = "http://schemas.xmlsoap.org/soap/envelope/"
  static let instance = "http://www.w3.org/2001/XMLSchema-instance"
  static let v11 = "https://bingads.microsoft.com/CampaignManagement/v11"
  static let v12 = "https://bingads.microsoft.com/CampaignManagement/v12"
  static let v13 = "https://bingads.microsoft.com/CampaignManagement/v13"
  static let adapi = "https://adapi.microsoft.com"
  static let arrays = "http://schemas.microsoft.com/2003/10/Serialization/Arrays"
  static let system = "http://schemas.datacontract.org/2004/07/System"
  static let collections = "http://schemas.datacontract.org/2004/07/System.Collections.Generic"
}

/// Messages as the service writes them: compact, `s` for the envelope, `h` for the header, a default namespace in the
/// body, and `i` for the instance namespace.
enum Message {
  static func response(
    _ name: String, _ content: String, namespace: String = Namespaces.v13, trackingID: String = "5ae1b1f0-27c4"
  ) -> String {
    """
    <s:Envelope xmlns:s="\(Namespaces.envelope)"><s:Header><h:TrackingId xmlns:h="\(namespace)">\(trackingID)\
    </h:TrackingId></s:Header><s:Body><\(name) xmlns="\(namespace)" xmlns:i="\(Namespaces.instance)">\(content)\
    </\(name)></s:Body></s:Envelope>
    """
  }

  static func request(_ name: String, _ content: String, namespace: String = Namespaces.v13) -> String {
    """
    <s:Envelope xmlns:s="\(Namespaces.envelope)"><s:Body><\(name) xmlns="\(namespace)" \
    xmlns:i="\(Namespaces.instance)">\(content)</\(name)></s:Body></s:Envelope>
    """
  }

  static func fault(code: String = "s:Server", _ text: String, detail: String, declarations: String = "") -> String {
    """
    <s:Envelope xmlns:s="\(Namespaces.envelope)"><s:Body><s:Fault><faultcode\(declarations)>\(code)</faultcode>\
    <faultstring xml:lang="en-US">\(text)</faultstring><detail>\(detail)</detail></s:Fault></s:Body></s:Envelope>
    """
  }

  /// A goal list as the answer of GetConversionGoalsByIds.
  static func goals(_ items: String) -> String {
    response("GetConversionGoalsByIdsResponse", "<ConversionGoals>\(items)</ConversionGoals><PartialErrors/>")
  }
}
