/// Namespaces of WSDL 1.1 and its bindings.
enum WSDLNamespace {
  static let wsdl = "http://schemas.xmlsoap.org/wsdl/"
  static let soap11 = "http://schemas.xmlsoap.org/wsdl/soap/"
  static let soap12 = "http://schemas.xmlsoap.org/wsdl/soap12/"
  static let http = "http://schemas.xmlsoap.org/wsdl/http/"
  static let mime = "http://schemas.xmlsoap.org/wsdl/mime/"
}
