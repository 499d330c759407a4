import Indicators

/// The common frame of every Vega-Lite 5 specification.
func vegaDocument(title: String, description: String, height: Double, layers: [JSONValue])
  -> JSONValue
{
  .members([
    "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
    "title": .string(title), "description": .string(description), "width": 560,
    "height": .number(height),
    "config": .members([
      "font": "NanumGothic, Noto Sans KR, Malgun Gothic, sans-serif",
      "view": .members(["stroke": .null]),
    ]),
    "layer": .array(layers),
  ])
}
