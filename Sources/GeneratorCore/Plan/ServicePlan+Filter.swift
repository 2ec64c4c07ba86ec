extension ServicePlan {
  /// The service with these operations only, and with the headers and faults that they declare.
  func keeping(_ names: Set<String>?) -> ServicePlan {
    guard let names else { return self }
    var plan = self
    plan.operations = operations.filter { names.contains($0.schemaName) }
    let usedHeaders = headers.indices.filter { position in
      plan.operations.contains { $0.requestHeaders == position || $0.responseHeaders == position }
    }
    let usedFaults = faults.indices.filter { position in plan.operations.contains { $0.faults == position } }
    plan.headers = usedHeaders.map { headers[$0] }
    plan.faults = usedFaults.map { faults[$0] }
    plan.requestHeaders = requestHeaders.flatMap { usedHeaders.firstIndex(of: $0) }
    for position in plan.operations.indices {
      let operation = plan.operations[position]
      plan.operations[position].requestHeaders = operation.requestHeaders.flatMap { usedHeaders.firstIndex(of: $0) }
      plan.operations[position].responseHeaders = operation.responseHeaders.flatMap { usedHeaders.firstIndex(of: $0) }
      plan.operations[position].faults = operation.faults.flatMap { usedFaults.firstIndex(of: $0) }
    }
    return plan
  }
}
