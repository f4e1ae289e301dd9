import Domain
import Foundation

/// One person of the demonstration: everything that can be seen of them, before anything is stored.
struct DemoPerson {
  var given = ""
  var surname = ""
  var email: EmailAddress?
  var phone: PhoneNumber?
  var address: PostalAddress?
  var language = Language.nl
  var under16Until: Day?
  var since: Day
  var ended: Day?
  var card = ""
  var product = (name: "", cents: 0)
  var hasExtra = false
  var objects = false
  var contacts: [(kind: ContactEvent, day: Day, note: String)] = []
  var tickets: [(name: String, cents: Int, day: Day)] = []
  var consents: [ConsentName] = []
  var churn: Int?
  var leisure: String?
  var coupons = 0
}

/// Draws the people, the same ones for the same day.
struct DemoPeople {
  private var dice: DemoDice
  private let today: Day

  init(today: Day) {
    self.today = today
    dice = DemoDice(seed: UInt64(today.number))
  }

  mutating func draw(_ count: Int) -> [DemoPerson] {
    var people: [DemoPerson] = []
    var lastShares = false
    for number in 0..<count {
      var person = one(number)
      // A shared mailbox, of people who need not share a name (T15): two at a time, so half as many draws.
      let shares = dice.chance(30, in: 1000)
      if shares, !lastShares, person.email != nil, let shared = people.last?.email {
        person.email = shared
        lastShares = true
      } else {
        lastShares = false
      }
      people.append(person)
    }
    return people
  }

  private mutating func one(_ number: Int) -> DemoPerson {
    var person = DemoPerson(since: today.adding(days: -dice.within(30...1400)))
    person.given = dice.pick(DemoWords.given)
    person.surname = dice.pick(DemoWords.surnames)
    person.language = dice.chance(6) ? .en : .nl
    let name = Self.ascii("\(person.given).\(person.surname)")
    if !dice.chance(8) { person.email = EmailAddress("\(name)\(number)@\(dice.pick(DemoWords.mailHosts))") }
    // Numbers behind 060 are given to nobody.
    if dice.chance(70) { person.phone = PhoneNumber("+3160\(Self.digits(dice.roll(10_000_000), 7))") }
    person.address = address()
    if dice.chance(4) { person.under16Until = today.adding(days: dice.within(20...2000)) }
    person.card = "3528\(Self.digits(dice.roll(1_000_000), 6))\(Self.digits(number, 6))"
    person.product = dice.pick(DemoWords.products)
    if dice.chance(10) { person.ended = min(today, person.since.adding(days: dice.within(20...700))) }
    person.objects = dice.chance(6)
    // Children and objectors take no part: of the others as many more, so that it is 30 % of all.
    let joins = dice.chance(332, in: 1000)
    person.hasExtra = joins && person.under16Until == nil && !person.objects
    relationship(&person)
    return person
  }

  private mutating func relationship(_ person: inout DemoPerson) {
    // Nobody knows of a contact with two in a hundred; with two more it is almost too long ago (S49).
    let isSilent = dice.chance(2)
    let isAlmostOver = dice.chance(2)
    if isAlmostOver, !isSilent {
      person.since = today.adding(months: -48).adding(days: dice.within(1...20))
      person.ended = person.since.adding(days: 30)
      person.contacts = [(.purchase, person.since, person.product.name)]
    } else if !isSilent {
      let age = today.number - person.since.number
      for _ in 0..<dice.within(1...3) {
        let kind = dice.pick([ContactEvent.inboundPhone, .inboundMail, .inboundChat, .purchase, .change])
        person.contacts.append((kind, today.adding(days: -dice.roll(age)), dice.pick(DemoWords.questions)))
      }
      for _ in 0..<dice.roll(3) {
        let ticket = dice.pick(DemoWords.tickets)
        person.tickets.append((ticket.name, ticket.cents, today.adding(days: -dice.roll(age))))
      }
    }
    if dice.chance(60) { person.churn = dice.roll(100) }
    if dice.chance(25) { person.leisure = dice.pick(DemoWords.leisure) }
    if dice.chance(20) { person.consents.append(.newsletterEmail) }
    if dice.chance(12) { person.consents.append(.emailTracking) }
    if dice.chance(5) { person.consents.append(.carrierMessages) }
    person.coupons = person.hasExtra ? dice.roll(3) : 0
  }

  private mutating func address() -> PostalAddress? {
    let letters = Array("ABCDEGHJKLMNPRSTVWXZ")
    let suffix = dice.chance(15) ? " \(dice.pick(["A", "B", "bis", "2"]))" : ""
    let postcode = "\(dice.within(1011...9999))\(dice.pick(letters))\(dice.pick(letters))"
    do {
      return try PostalAddress(
        street: dice.pick(DemoWords.streets), houseNumber: "\(dice.within(1...180))\(suffix)", postcode: postcode,
        place: dice.pick(DemoWords.places))
    } catch {
      return nil
    }
  }

  private static func digits(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text.suffix(width)
  }

  private static func ascii(_ name: String) -> String {
    String(
      name.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars
        .filter { $0.isASCII && ($0.properties.isAlphabetic || $0 == ".") }.map(Character.init))
  }
}
