import Testing

@testable import XSDRuntime
