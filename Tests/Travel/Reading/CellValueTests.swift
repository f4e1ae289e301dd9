import Testing

@testable import Travel

@Suite struct CellValueTests {
  @Test(
    arguments: [
      ("1,76", 176), ("-4,00", -400), ("€ 4,50", 450), ("-€ 4,50", -450), ("€0,00", 0), ("4.50", 450),
      ("€ 14.97", 1497), ("1.234,56", 123_456), ("1,234.56", 123_456), ("1.234", 123_400), ("12", 1200), ("4,5", 450),
      ("€ -4,50", -450), ("4,50-", -450), ("\u{2212}4,50", -450), ("€\u{A0}4,50", 450), ("â‚¬ 4,50", 450),
      ("EUR 3,00", 300),
    ] as [(String, Int)])
  func amountsAreReadToTheCent(text: String, cents: Int) {
    #expect(Money.cents(text) == cents)
  }

  @Test(arguments: [
    "", "€", "-", "--4,00", "1,2,3", "12,x0", "1.23.45", "1,234,5678", "99999999", "4,50 EUR extra", "=1+1",
  ])
  func whatIsNoAmountIsRefused(text: String) {
    #expect(Money.cents(text) == nil)
  }

  @Test func timesMayLackTheirZero() {
    #expect(ClockTime.minute("8:15") == 495)
    #expect(ClockTime.minute("00:00") == 0)
    #expect(ClockTime.minute("23:59:59") == 1439)
    for text in ["24:00", "8:5", "8.15", "08:60", "", "-1:00", "８:15"] { #expect(ClockTime.minute(text) == nil) }
  }

  @Test func theCardIsInTheFileName() {
    #expect(CardNumber.inFileName("/tmp/reistransacties_3528000000001111_2026.csv") == "3528000000001111")
    #expect(CardNumber.inFileName("Reistransacties_35280000.csv") == "35280000")
    #expect(CardNumber.inFileName("export_3528000000001111.csv") == nil)
  }
}
