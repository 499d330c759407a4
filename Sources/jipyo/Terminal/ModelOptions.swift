import ArgumentParser
import Forecasting
import Foundation
import Indicators
import Planning
import Reports
import Tables
import WhatIf

/// The seed of a driver model, and where its series come from.
struct SourceOptions: ParsableArguments {
  @Option(help: .told(ko: "난수 시드. 쓰지 않으면 모형의 것입니다.", en: "Seed (default: the model's)."))
  var seed: UInt64?

  @Option(
    help: .told(
      ko: "모형이 이름으로 부르는 계열이 있는 작업 폴더. 쓰지 않으면 models/의 위 폴더입니다.",
      en: "The workspace whose series the model names (default: the folder above models/)."))
  var workspace: String?

  @Option(help: .told(ko: "그 계열을 예측하는 방법.", en: "Method that forecasts those series."))
  var method = "auto"

  /// A model's file with these options.
  func file(_ path: String, isTable: Bool = false) -> ModelFile {
    ModelFile(path: path, seed: seed, workspace: workspace, method: method, isTable: isTable)
  }
}

/// What every command on a driver model understands.
struct ModelOptions: ParsableArguments {
  @Argument(help: .told(ko: "동인 모형 파일(YAML).", en: "A driver model file (YAML)."))
  var model: String

  @Option(parsing: .unconditional, help: .told(ko: "추출 횟수.", en: "Draws."))
  var draws = 100_000

  @OptionGroup var source: SourceOptions

  /// Reads and checks the model; what is wrong is reported and ends the command.
  ///
  /// Observations from `period` on, where one is given, do not count. With `orTable` the file may be a
  /// table of projects.
  func read(
    _ console: Console, before period: Period? = nil, orTable: Bool = false
  ) throws -> ModelFile.Ready {
    let isTable = orTable && ModelFile.isTable(model)
    return try source.file(model, isTable: isTable).read(console, before: period)
  }

  /// The name of the model's file.
  var fileName: String { URL(fileURLWithPath: model).lastPathComponent }
}

/// A driver model file with what it needs to run.
struct ModelFile {
  let path: String
  let seed: UInt64?
  let workspace: String?
  let method: String
  /// Whether the file is a table of projects.
  let isTable: Bool

  /// Whether a file is a table by its name.
  static func isTable(_ path: String) -> Bool {
    WorkbookName.isWorkbook(WorkbookName(path).path)
      || ["csv", "tsv"].contains(URL(fileURLWithPath: path).pathExtension.lowercased())
  }

  /// A model that is ready to run, and where it was written.
  struct Ready {
    let model: CompiledModel
    let reading: DriverModelReading
    let series: [String: Series]
    /// Where the figures of the series were read.
    let origins: [FigureKey: Origin]
    /// Name of the model's file.
    let file: String
    /// The title, or the name of the file.
    let title: String
    /// SHA-256 of the file's bytes; nil where it is gone.
    let digest: String?
    /// The files of the workspace whose series the model takes; none where it takes none.
    let workspaceFiles: [Provenance.Input]
    /// Whether it was read from a table of projects.
    let isTable: Bool

    /// What was noticed in reading and checking.
    var findings: [Finding] {
      placed(
        reading.findings
          + model.notes.filter { $0.severity >= .warning || $0.code != "driver-unused" })
    }

    /// Findings about parts of the model, with the row in which these are declared.
    func placed(_ findings: [Finding]) -> [Finding] {
      findings.map { $0.placed(in: file, rows: reading.rows) }
    }

    /// A result with the program's version and the digests of the model and of the workspace it takes
    /// series from in its `provenance`, so that whoever checks a number can tell what gave it.
    func stamped(_ result: JSONValue) -> JSONValue {
      guard case .object(let members) = result else { return result }
      let stamp: [JSONValue.Member] = [
        .init("jipyo", .string(Provenance.version)),
        .init(
          "model",
          .members([
            "file": .string(URL(fileURLWithPath: file).lastPathComponent),
            "sha256": digest.map { .string($0) } ?? .null,
          ])),
        .init(
          "workspace",
          .array(
            workspaceFiles.map {
              .members(["file": .string($0.path), "sha256": .string($0.sha256)])
            })),
      ]
      let key = "provenance"
      let own = members.first { $0.key == key }?.value
      let known = if case .object(let known)? = own { known } else { [JSONValue.Member]() }
      return .object(members.filter { $0.key != key } + [.init(key, .object(known + stamp))])
    }

    /// Asks the model something; what is wrong with it is reported and ends the command.
    func asking<Value>(
      _ console: Console, _ body: () throws(Findings) -> Value
    ) throws -> Value {
      try console.reading { () throws(Findings) in
        do throws(Findings) {
          return try body()
        } catch {
          throw Findings(placed(error.all))
        }
      }
    }
  }

  /// Reads and checks the model; what is wrong is reported and ends the command.
  ///
  /// Observations from `period` on, where one is given, do not count.
  func read(_ console: Console, before period: Period? = nil) throws -> Ready {
    let reading = isTable ? ProjectTable.read(path: path) : DriverModelReader.read(path: path)
    let digest = Inputs.digests([path]).first?.sha256
    guard var declaration = reading.model else {
      try console.settle(reading.findings, strict: false)
      throw Exit.invalidData
    }
    let place = ModelHome(model: path, workspace: workspace)
    let home = try place.read(console, for: declaration)
    if let seed { declaration.seed = seed }
    let series = (home?.series ?? [:]).mapValues { series in
      period.map { series.before($0) } ?? series
    }
    let compiled = try console.reading { () throws(Findings) in
      let runner = ModelRunner(
        series: series, method: try forecastMethod(), planYear: period?.year ?? home?.planYear ?? 0,
        indicators: home?.indicators ?? [])
      do throws(Findings) {
        return try runner.compile(declaration)
      } catch {
        throw Findings(error.all.map { $0.placed(in: path, rows: reading.rows) })
      }
    }
    let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    return Ready(
      model: compiled, reading: reading, series: series, origins: home?.origins ?? [:], file: path,
      title: declaration.title.isEmpty ? name : declaration.title, digest: digest,
      workspaceFiles: declaration.takesSeries
        ? Inputs.digests([place.folder].compactMap { $0 }) : [],
      isTable: isTable)
  }

  private func forecastMethod() throws(Findings) -> any ForecastMethod {
    do throws(ForecastError) {
      return Calibrated(try MethodCatalogue.standard.method(named: method))
    } catch {
      throw Findings([error.finding])
    }
  }
}

extension Finding {
  /// The finding with the row in which what it names is declared; options stay as they are.
  ///
  /// Findings about a model name a part of it where those about a table name a column.
  func placed(in file: String, rows: [String: Int]) -> Finding {
    guard place.file == nil, let name = place.column, !name.hasPrefix("--") else { return self }
    let row = rows[name]
    return Finding(
      code: code, severity: severity, place: Place(file: row == nil ? nil : file, row: row),
      message: message, mend: mend)
  }
}

/// Which outcome a command is about.
struct OutcomeOptions: ParsableArguments {
  @Option(
    help: .told(
      ko: "결과 변수. 쓰지 않으면 목표가 있는 첫 변수, 없으면 첫 변수입니다.",
      en: "The outcome (default: the first one with a target, or else the first)."))
  var outcome: String?

  @Option(
    help: .told(
      ko: "모형의 기간. 쓰지 않으면 마지막 기간입니다.", en: "A period of the model (default: its last one)."))
  var period: String?

  /// The question; what is wrong with it is reported and ends the command.
  func question(_ model: CompiledModel, _ console: Console) throws -> OutcomeQuestion {
    try console.reading { () throws(Findings) in
      do throws(Finding) {
        return try model.question(outcome, period: try Self.period(period))
      } catch {
        throw Findings([error.placed(in: "", rows: [:])])
      }
    }
  }

  /// The period of `--period`; nil where none is given.
  static func period(_ period: String?) throws(Finding) -> Period? {
    guard let period else { return nil }
    guard let read = Period(parsing: period) else {
      throw Finding(
        code: "period-not-read", severity: .error, place: Place(column: "--period"),
        message: LocalizedText(
          ko: "'\(period)'\(Josa.topic.form(after: period)) 기간이 아닙니다.",
          en: "'\(period)' is not a period."),
        mend: LocalizedText(
          ko: "2019, 2019-03, 2019Q1처럼 적으십시오.", en: "Write it like 2019, 2019-03 or 2019Q1."))
    }
    return read
  }
}

extension CompiledModel {
  /// A declared scenario by the name on the command line, the base for none.
  func scenario(_ name: String?, _ console: Console) throws -> ScenarioOverlay {
    guard let name else { return .base }
    return try console.reading { () throws(Findings) in
      do throws(Finding) {
        return try scenario(named: name)
      } catch {
        throw Findings([error.placed(in: "", rows: [:])])
      }
    }
  }
}

extension Series {
  /// The observations before a period, which may be of another kind.
  fileprivate func before(_ period: Period) -> Series {
    func isEarlier(_ own: Period) -> Bool {
      if own.frequency == period.frequency { return own < period }
      guard let year = own.year, let other = period.year else { return true }
      return year < other
    }
    return Series(
      id: id, name: name, unit: unit, support: support, measure: measure, status: status,
      observations: observations.filter { isEarlier($0.period) }.map { ($0.period, $0.value) },
      breaks: breaks.filter { isEarlier($0.period) })
  }
}
