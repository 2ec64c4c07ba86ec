import Testing

@testable import SOAPRuntime
