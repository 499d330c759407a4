public import Indicators

/// A driver model as it was read, with everything noticed.
public struct DriverModelReading: Sendable {
  /// The model; nil where a finding is an error.
  public let model: DriverModel?
  /// Errors, warnings and notes, by row.
  public let findings: [Finding]
  /// The row in which each variable, scenario and section is declared; a name that is several of these
  /// stands for the variable.
  public let rows: [String: Int]

  init(model: DriverModel?, findings: [Finding], rows: [String: Int] = [:]) {
    self.model = model
    self.findings = findings
    self.rows = rows
  }
}

/// Reads driver model files (YAML): levers, uncertainties, formulas, outcomes and scenarios.
///
/// All problems that can be seen without running the model are reported at once, each with its row:
/// unknown keys and names with the nearest known ones, formulas that do not parse or refer to each
/// other in a circle, bounds that contradict each other, scenarios that inherit in a circle.
public enum DriverModelReader {
  /// Reads a file; `-` is standard input.
  ///
  /// - Parameters:
  ///   - path: Where the file is.
  ///   - name: How messages name it; the path by default.
  ///   - knownSeries: The series that `from: "series:…"` may name; nil where they are not known.
  /// - Returns: the model, or the errors.
  public static func read(
    path: String, named name: String? = nil, knownSeries: Set<String>? = nil
  ) -> DriverModelReading {
    do throws(Finding) {
      let bytes = try FileBytes.read(path, named: name, limit: FileBytes.modelLimit)
      return parse(bytes, file: name ?? path, knownSeries: knownSeries)
    } catch {
      return DriverModelReading(model: nil, findings: [error])
    }
  }

  /// Reads the bytes of a file; `file` is its name for messages.
  public static func parse(
    _ bytes: [UInt8], file: String? = nil, knownSeries: Set<String>? = nil
  ) -> DriverModelReading {
    do throws(Finding) {
      let text = try ModelText.decode(bytes, file: file)
      // YAML knows no other spaces than plain ones; pages of the web bring along those that do not break.
      let plain = text.string.replacing("\u{00A0}", with: " ")
      guard let root = try YAMLReader.read(plain, file: file) else {
        throw ModelFindings.empty(file: file)
      }
      var builder = ModelBuilder(file: file, knownSeries: knownSeries)
      builder.build(root)
      let findings = builder.log.all.sorted { ($0.place.row ?? 0) < ($1.place.row ?? 0) }
      return DriverModelReading(
        model: builder.log.hasError ? nil : builder.model, findings: findings,
        rows: builder.rows.merging(builder.otherRows) { variable, _ in variable })
    } catch {
      return DriverModelReading(model: nil, findings: [error])
    }
  }
}
