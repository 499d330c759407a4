import Charts
import Indicators

extension Chart {
  /// The chart as a tidy table, a Vega-Lite specification and a picture, in `charts/`.
  var files: [OutputFile] {
    [
      OutputFile(path: "charts/\(name).csv", text: table.csv),
      OutputFile(path: "charts/\(name).json", text: vegaLite.text() + "\n"),
      OutputFile(path: "charts/\(name).svg", text: svg),
    ]
  }
}
