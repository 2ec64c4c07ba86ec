import Testing

@testable import GeneratorCore
