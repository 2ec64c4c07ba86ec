/// Namespaces of WSDL 1.1 and its bindings.
enum WSDLNamespace {
  static let wsdl = "http://schemas.xmlsoap.org/wsdl/"
  static let soap11 = "http://schemas.xmlsoap.org/wsdl/soap/"
  static let soap12 = "http://schemas.xmlsoap.org/wsdl/soap12/"
  static let http = "http://schemas.xmlsoap.org/wsdl/http/"
  /// Values of `transport` that mean HTTP: of WSDL 1.1 (3.3), of its binding for SOAP 1.2, and of early ones.
  static let httpTransports: Set<String> = [
    "http://schemas.xmlsoap.org/soap/http", "http://www.w3.org/2003/05/soap/bindings/HTTP/",
    "http://schemas.xmlsoap.org/soap/http/", "http://schemas.xmlsoap.org/soap12/http",
  ]
  static let mime = "http://schemas.xmlsoap.org/wsdl/mime/"
}
