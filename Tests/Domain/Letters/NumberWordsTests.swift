import Domain
import Testing

@Suite struct NumberWordsTests {
  @Test func numbersAreGroupedAsALanguageGroupsThem() {
    #expect(
      [0, 999, 1_000, 1_234_567, -1_000].map { $0.grouped(in: .nl) } == ["0", "999", "1.000", "1.234.567", "-1.000"])
    #expect(1_234_567.grouped(in: .en) == "1,234,567")
  }

  @Test func aDurationIsSaidInTheMeasurePeopleThinkIn() {
    func said(_ milliseconds: Int64) -> String { DurationWords.of(milliseconds: milliseconds, in: .nl) }
    #expect(said(0) == "0,0 seconden" && said(249) == "0,2 seconden" && said(9_999) == "10,0 seconden")
    #expect(said(10_000) == "10 seconden" && said(119_999) == "119 seconden" && said(120_000) == "2 minuten")
    #expect(said(7_200_000) == "2 uur" && said(172_800_000) == "2 dagen")
    #expect(DurationWords.of(milliseconds: 1_500, in: .en) == "1.5 seconds")
  }
}
