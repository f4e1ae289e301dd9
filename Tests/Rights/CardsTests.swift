import Domain
import Marketing
import Rights
import Storage
import TestSupport
import Testing

/// S3: data hang on the customer, not on a card. Cards come and go; choices stay.
@Suite struct CardsTests {
  private let house: TemporaryHouse
  private let numbers = ["3528000000000001", "3528000000000002", "3528000000000003"]

  init() throws {
    house = try TemporaryHouse()
  }

  private func importRows(_ rows: [String]) throws -> CustomerIntake.Report {
    let header = "customerNumber;surname;email;emailGiven;card;replacesCard;since"
    return try CustomerIntake(store: house.store).importFile(Array(([header] + rows).joined(separator: "\n").utf8))
  }

  private func line(_ card: String, number: String = "900001", replaces: String = "", since: String = "2026-01-01")
    -> String
  { "\(number);de Vries;jan@post.example;sale;\(card);\(replaces);\(since)" }

  private func holder(_ card: String) throws -> Int64? {
    try house.store.readNow { tx in try BlindIndex.customers(.card(card), in: tx).first }
  }

  private func cards(of customer: Int64) throws -> [String: PersonalRow] {
    try house.store.readNow { tx in
      try Rows.read(Inventory.table("card"), of: customer, opening: true, in: tx).reduce(into: [:]) { cards, row in
        cards[row.fields?["number"] ?? ""] = row
      }
    }
  }

  @Test func threeCardsAreOneCustomerWithOneSetOfChoicesAndOneExport() async throws {
    let report = try importRows(numbers.map { line($0) })
    #expect(report.taken == 1 && report.furtherCards == 2 && report.problems.isEmpty)
    let jan = try #require(try holder(numbers[0]))
    for number in numbers { #expect(try holder(number) == jan) }
    #expect(try house.canWriteMarketingByRow(to: jan))
    let sections = try await GiveAccess(house.desk).show(to: jan, in: .nl)
    let products = try #require(sections.first { $0.category == .product })
    let printed = products.rows.flatMap { $0.fields.map(\.words) }
    for number in numbers { #expect(printed.contains(number), "\(number)") }
    // Whoever is found by one card opts out for all of them.
    let found = try #require(try holder(numbers[2]))
    _ = try await ObjectToProcessing(house.desk).submit(.emailNS, by: found, in: .nl)
    for number in numbers {
      let customer = try #require(try holder(number))
      #expect(try !house.canWriteMarketingByRow(to: customer), "\(number)")
    }
    #expect(try house.suppressed("jan@post.example") == [.emailNS])
  }

  @Test func aReplacementEndsTheOldCardAndKeepsObjectionAndSuppression() async throws {
    _ = try importRows([line(numbers[0])])
    let jan = try #require(try holder(numbers[0]))
    _ = try await ObjectToProcessing(house.desk).submit(.everything, by: jan, in: .nl)
    let choices = try await Preferences(house.desk).current(of: jan)
    let stops = try house.standing(of: jan)?.stops
    let report = try importRows([line(numbers[1], replaces: numbers[0], since: "2026-11-01")])
    #expect(report.furtherCards == 1 && report.taken == 0 && report.problems.isEmpty)
    let cards = try cards(of: jan)
    #expect(cards[numbers[0]]?.record["ended_day"] == .integer(Int64(try #require(Day("2026-11-01")).number)))
    #expect(cards[numbers[1]]?.record["replaces_card_id"] == cards[numbers[0]]?.record["card_id"])
    #expect(cards[numbers[1]]?.record.isNull("ended_day") == true)
    #expect(try house.standing(of: jan)?.stops == stops)
    #expect(try await Preferences(house.desk).current(of: jan) == choices)
    #expect(try house.suppressed("jan@post.example") == [.everything])
    #expect(try !house.canWriteMarketingByRow(to: jan))
    #expect(try house.actions(about: jan).contains("cardReplaced"))
    // Twice is once.
    let again = try importRows([line(numbers[1], replaces: numbers[0], since: "2026-11-01")])
    #expect(again.known == 1 && again.furtherCards == 0)
  }

  @Test func aCardOfSomebodyElseAndAReplacementOfNoCardAreListedAndStoreNothing() throws {
    _ = try importRows([line(numbers[0]), line(numbers[1], number: "900002")])
    let jan = try #require(try holder(numbers[0]))
    let report = try importRows([
      line(numbers[1]), line(numbers[2], replaces: numbers[1]),
      line(numbers[2], number: "900003", replaces: numbers[0]),
    ])
    #expect(report.problems.map(\.line) == [2, 3, 4])
    #expect(report.problems.map(\.field) == ["card", "replacesCard", "customerNumber"])
    #expect(try cards(of: jan).count == 1)
    #expect(try holder(numbers[2]) == nil)
  }

  /// A card that runs longer than the agreement on file brings its own.
  @Test func aCardAfterTheLastOneEndedIsUnderAnAgreementAgain() throws {
    let file = """
      customerNumber;surname;card;since;ended
      900001;de Vries;3528000000000001;2023-01-01;2023-06-01
      900001;de Vries;3528000000000002;2026-11-01;
      """
    _ = try CustomerIntake(store: house.store).importFile(Array(file.utf8))
    let jan = try #require(try holder(numbers[1]))
    #expect(try house.standing(of: jan)?.agreements[.subscription]?.runs(on: house.time.now.day) == true)
  }
}
