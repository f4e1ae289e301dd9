import Domain
import Foundation
import TestSupport
import Testing

@testable import Travel

@Suite struct ExportShiftTests {
  private let day = Day(number: 20_779)

  @Test(arguments: Fixture.allCases) func aShiftedExportReadsAlikeWholeWeeksLater(fixture: Fixture) throws {
    let before = try fixture.read()
    let monthFirst = before.slashDates != nil
    let shift = try #require(ExportShift.shifted(try fixture.bytes(), before: day, monthFirst: monthFirst))
    let after = try TravelFile.read(shift.bytes)
    #expect(after.encoding == before.encoding)
    #expect(after.problemList == before.problemList)
    #expect(after.rows.map(\.kind) == before.rows.map(\.kind))
    #expect(after.rows.map(\.day) == before.rows.map { $0.day.adding(days: 7 * shift.weeks) })
    #expect(after.rows.map(\.checkIn) == before.rows.map(\.checkIn))
  }

  @Test(arguments: Fixture.allCases) func theScriptForWholeProgramsWritesTheSameBytes(fixture: Fixture) throws {
    let expected = try ExportShift.shifted(
      fixture.bytes(), before: day, monthFirst: fixture.read().slashDates != nil)
    let out = FileManager.default.temporaryDirectory.appending(path: "shifted-\(fixture.rawValue).csv")
    defer { try? FileManager.default.removeItem(at: out) }
    let tests = fixture.path.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let script = tests.appending(path: "Road/shift_export.py").path
    #expect(try Child.run("python3", [script, fixture.path.path, "\(day)", out.path]).code == 0)
    #expect(try [UInt8](Data(contentsOf: out)) == expected?.bytes)
  }
}
