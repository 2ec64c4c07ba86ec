import Testing

@testable import SchemaDocuments
