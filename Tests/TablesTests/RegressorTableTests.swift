import Foundation
import Indicators
import Testing

@testable import Tables

@Suite struct RegressorTableTests {
  private func read(_ text: String) throws -> RegressorTable {
    let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).csv")
    defer { try? FileManager.default.removeItem(at: url) }
    try Data(text.utf8).write(to: url)
    return try RegressorTable.read(path: url.path)
  }

  private func code(_ text: String) -> String? {
    do {
      _ = try read(text)
      return nil
    } catch let error as Findings {
      return error.all.first?.code
    } catch {
      return "\(error)"
    }
  }

  @Test func columnsOfAllSeriesOrOfEach() throws {
    let common = try read("ds,행사,예산\n2023,1,\"1,200\"\n2024,0,900\n")
    #expect(common.columns(of: "무엇이든")?.map(\.name) == ["행사", "예산"])
    #expect(common.common[1][.year(2023)] == 1200)
    let own = try read("unique_id,ds,행사\na,2023,1\na,2024,0\nb,2023,2\n")
    #expect(own.columns(of: "b")?.first?[.year(2023)] == 2)
    #expect(own.columns(of: "c") == nil)
  }

  @Test func whatCannotBeReadHasAMessage() {
    #expect(code("행사,예산\n1,2\n") == "regressors-no-period")
    #expect(code("ds\n2023\n") == "regressors-no-column")
    #expect(code("ds,x\n2023,1\n언제,2\n") == "regressors-period")
    #expect(code("ds,x\n2023,1\n2024-02,2\n") == "regressors-period")
    #expect(code("ds,x\n2023,1\n2023,2\n") == "regressors-period-twice")
    #expect(code("ds,x\n2023,1\n2024,\n") == "regressors-empty")
    #expect(code("ds,x,y\n2023,1\n") != nil)
    #expect(code("ds,x\n2023,하나\n") != nil)
    #expect(code("") != nil)
  }
}
