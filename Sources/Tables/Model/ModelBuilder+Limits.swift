import Indicators

extension ModelBuilder {
  /// Bounds that an allocation keeps, one text each: `cost <= 5억`.
  mutating func readLimits(_ tree: YAMLTree) {
    if case .empty = tree.content { return }
    guard case .list(let items) = tree.content else {
      log.add(ModelFindings.shape("limits", tree, file: file))
      return
    }
    for item in items {
      do throws(Finding) {
        let limit = try AllocationLimit(parsing: item.text ?? item.shown, known: Set(names))
        let unknown = limit.expression.variables.filter { !names.contains($0) }
        for name in unknown {
          log.add(ModelFindings.unknownName(name, in: "limits", names, place(item.row)))
        }
        if unknown.isEmpty { model.limits.append(limit) }
      } catch {
        log.add(
          Finding(
            code: error.code, severity: error.severity, place: place(item.row),
            message: error.message, mend: error.mend))
      }
    }
  }
}
