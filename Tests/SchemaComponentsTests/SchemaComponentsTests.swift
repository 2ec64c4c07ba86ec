import Testing

@testable import SchemaComponents
