import Testing

@testable import SwiftCode
