import Testing

@testable import Domain

/// The dates other people have worked out: the regulation's, the supervisors', and the traps of the
/// Dutch calendar between 2026 and 2028.
struct DeadlineVectorTests {
  struct Vector: Sendable, CustomTestStringConvertible {
    let received: String
    let oneMonth: String
    let threeMonths: String
    var testDescription: String { received }

    init(_ received: String, _ oneMonth: String, _ threeMonths: String) {
      self.received = received
      self.oneMonth = oneMonth
      self.threeMonths = threeMonths
    }
  }

  static let vectors = [
    Vector("2026-01-31", "2026-03-02", "2026-04-30"),
    Vector("2027-01-29", "2027-03-01", "2027-04-29"),
    Vector("2027-01-30", "2027-03-01", "2027-04-30"),
    Vector("2027-01-31", "2027-03-01", "2027-04-30"),
    Vector("2028-01-31", "2028-02-29", "2028-05-01"),
    Vector("2026-03-03", "2026-04-07", "2026-06-03"),
    Vector("2026-03-05", "2026-04-07", "2026-06-05"),
    Vector("2026-03-27", "2026-04-28", "2026-06-29"),
    Vector("2027-04-05", "2027-05-07", "2027-07-05"),
    Vector("2026-11-25", "2026-12-28", "2027-02-25"),
    Vector("2026-12-01", "2027-01-04", "2027-03-01"),
    Vector("2026-08-31", "2026-09-30", "2026-11-30"),
  ]

  @Test(arguments: vectors)
  func theLegalDateIsTheOneOthersReckoned(_ vector: Vector) throws {
    let received = try #require(Day(vector.received))
    let deadline = Deadline(received: received, entrance: .unproven)
    #expect(deadline.legal.description == vector.oneMonth)
    let longer = try deadline.prolonged(because: .complexity, told: received)
    #expect(longer.legal.description == vector.threeMonths)
  }

  @Test func theTargetIsTheBareDateAndNeverLaterThanTheLegalOne() throws {
    let deadline = Deadline(received: try #require(Day("2026-03-03")), entrance: .unproven)
    #expect(deadline.target == Day("2026-04-03"))
    #expect(deadline.legal == Day("2026-04-07"))
  }

  @Test(arguments: [
    ("2024-02-29", "2028-02-29"), ("2020-02-29", "2024-02-29"), ("2022-08-31", "2026-08-31"),
    ("2096-02-29", "2100-02-28"),
  ])
  func fortyEightMonthsOfRetentionAreNeverShifted(_ from: String, _ due: String) throws {
    #expect(Period(48, .months).end(from: try #require(Day(from))) == Day(due))
  }
}
