import Domain

/// One person's travel as an export in the layout ov-chipkaart.nl has given since 2019: newest first,
/// the journey above its check-in, the deposit beside the check-in and the fare beside the check-out.
enum DemoTravel {
  static func export(of person: DemoPerson, today: Day) -> [UInt8] {
    var dice = DemoDice(seed: UInt64(today.number) &+ 1)
    let name = "\(person.given.prefix(1)). \(person.surname)"
    var lines: [String] = []
    for back in 0..<100 where dice.chance(55) {
      let day = today.adding(days: -1 - back)
      for leg in [true, false] { lines += journey(out: !leg, day, name, person.card, &dice) }
    }
    return Array(([header] + lines).joined(separator: "\r\n").utf8)
  }

  private static let header = row([
    "Datum", "Check-in", "Vertrek", "Check-uit", "Bestemming", "Bedrag", "Transactie", "Klasse", "Product",
    "Opmerkingen", "Naam", "Kaartnummer",
  ])

  private static func journey(
    out: Bool, _ day: Day, _ name: String, _ card: String, _ dice: inout DemoDice
  ) -> [String] {
    let home = "Amersfoort Centraal"
    let work = dice.chance(85) ? "Utrecht Centraal" : dice.pick(["Amsterdam Centraal", "Zwolle", "Deventer"])
    let start = out ? dice.within(405...560) : dice.within(930...1120)
    let (from, to) = out ? (home, work) : (work, home)
    let date = "\(two(day.dayOfMonth))-\(two(day.month.month))-\(day.year)"
    let fare = "\(dice.within(4...11)),\(two(dice.roll(10) * 10))"
    return [
      row([date, "", from, time(start + dice.within(15...45)), to, fare, "Check-uit", "2", "", "", name, card]),
      row([date, time(start), from, "", "", "-20,00", "Check-in", "", "", "", name, card]),
    ]
  }

  private static func row(_ fields: [String]) -> String { fields.map { "\"\($0)\"" }.joined(separator: ";") }
  private static func time(_ minute: Int) -> String { "\(two(minute / 60)):\(two(minute % 60))" }
  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
