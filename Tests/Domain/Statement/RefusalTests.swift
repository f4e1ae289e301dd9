import Domain
import Testing

/// Each fault a statement can have, and the line it is named at.
@Suite struct RefusalTests {
  struct Fault: Sendable, CustomTestStringConvertible {
    let name: String
    /// Replaced once, at its first place in the statement of 2019.
    let find: String
    let by: String
    let problem: String
    /// How many lines further it is named; nil: at the list of purposes, where the missing would stand.
    var offset: Int? = 0
    var column: Int?
    var testDescription: String { name }
  }

  static let faults = [
    Fault(
      name: "a misspelt purpose", find: "\"name\": \"analysis\"", by: "\"name\": \"analisys\"",
      problem: "there is no purpose 'analisys'", column: 15),
    Fault(
      name: "a misspelt category", find: "\"transactions\", \"contactHistory\"",
      by: "\"purchases\", \"contactHistory\"",
      problem: "there is no category 'purchases'"),
    Fault(
      name: "a misspelt anchor", find: "\"anchor\": \"bookYearEnd\"", by: "\"anchor\": \"yearEnd\"",
      problem: "there is no anchor 'yearEnd'"),
    Fault(
      name: "a condition for an agreement that is not in the list", find: "\"agreementRuns:nsExtra\"",
      by: "\"agreementRuns:gold\"", problem: "there is no condition 'agreementRuns:gold'"),
    Fault(
      name: "a misspelt until", find: "\"recipients\": [\"taxAuthority\"", by: "\"recipient\": [\"taxAuthority\"",
      problem: "a purpose has no key 'recipient'", column: 7),
    Fault(
      name: "a category claimed twice", find: "[\"proof\"]", by: "[\"proof\", \"proof\"]",
      problem: "claims the category 'proof' a second time"),
    Fault(
      name: "a period of another kind", find: "\"P7Y\"", by: "\"P7Y6M\"", problem: "'P7Y6M' is no period"),
    Fault(
      name: "a signed period", find: "\"P7Y\"", by: "\"P+7Y\"", problem: "'P+7Y' is no period"),
    Fault(
      name: "consent without its name", find: "{\"basis\": \"consent\", \"consent\": \"carrierMessages\"}",
      by: "{\"basis\": \"consent\"}", problem: "the basis 'consent' does not say which consent"),
    Fault(
      name: "contract without its agreement", find: "{\"basis\": \"contract\", \"agreement\": \"nsExtra\"}",
      by: "{\"basis\": \"contract\"}", problem: "the basis 'contract' does not say which agreement"),
    Fault(
      name: "a legitimate interest nobody weighed",
      find: "      \"assessment\": {\"reference\": \"LIA-2019-05\", \"reviewBy\": \"2026-12-31\"},\n",
      by: "", problem: "a purpose on a legitimate interest, art. 6(1)(f), lacks its assessment", offset: -5),
    Fault(
      name: "an assessment without its day of review", find: ", \"reviewBy\": \"2026-12-31\"}", by: "}",
      problem: "an assessment lacks the key 'reviewBy'"),
    Fault(
      name: "a day that is not in the calendar", find: "\"2026-07-01\"", by: "\"2026-02-29\"",
      problem: "'2026-02-29' is no date"),
    Fault(
      name: "a source that is none", find: "\"source\": \"S49\"", by: "\"source\": \"S52\"",
      problem: "'S52' is no source"),
    Fault(
      name: "a contact the company makes itself", find: "\"signUp\"", by: "\"outboundMessage\"",
      problem: "is no act of the customer's"),
    Fault(
      name: "never, with a period", find: "{\"anchor\": \"never\",", by: "{\"anchor\": \"never\", \"period\": \"P1Y\",",
      problem: "what never begins has no period"),
    Fault(
      name: "an objection that would not reach a purpose",
      find:
        "        {\"acts\": [\"optOut\", \"objection\", \"withdrawal\"], \"scope\": \"telephone\"},\n        {\"acts\": [\"optOut\", \"objection\", \"withdrawal\"], \"scope\": \"everything\"}",
      by: "        {\"acts\": [\"optOut\", \"objection\", \"withdrawal\"], \"scope\": \"telephone\"}",
      problem: "an objection to everything would leave 'telephone'", offset: -16),
    Fault(
      name: "a missing comma", find: "\"inForceFrom\": \"2019-01-01\",", by: "\"inForceFrom\": \"2019-01-01\"",
      problem: "',' or '}'", offset: 1),
    Fault(
      name: "a key twice", find: "\"onStop\":", by: "\"label\":", problem: "the key 'label' stands here a second time"),
    Fault(
      name: "a purpose twice and another not at all", find: "\"name\": \"claims\"", by: "\"name\": \"security\"",
      problem: "the purpose 'security' stands here a second time", offset: -1),
    Fault(
      name: "a purpose that is missing", find: "\"name\": \"claims\"", by: "\"name\": \"security\"",
      problem: "the purpose 'claims' is missing", offset: nil),
    Fault(
      name: "a category no purpose holds", find: "[\"suppression\"]", by: "[\"ledger\"]",
      problem: "no purpose holds the category 'suppression'", offset: nil),
  ]

  @Test(arguments: faults) func aFaultIsRefusedAtItsLine(_ fault: Fault) throws {
    let text = String(decoding: ShippedStatements.klantrelatie2019, as: UTF8.self)
    let range = try #require(text.firstRange(of: fault.find), "the test no longer finds its place")
    let broken = text.replacing(fault.find, with: fault.by, maxReplacements: 1)
    let refusal = try #require(throws: StatementRefusal.self) { try Statement(reading: Array(broken.utf8)) }
    let found = try #require(refusal.faults.first { $0.problem.contains(fault.problem) }, "\(refusal)")
    let place = fault.offset == nil ? try #require(text.firstRange(of: "\"purposes\"")) : range
    let line = text[..<place.lowerBound].count { $0 == "\n" } + 1 + (fault.offset ?? 0)
    #expect(found.position.line == line, "\(found)")
    if let column = fault.column { #expect(found.position.column == column) }
    #expect(!found.remedy.isEmpty)
  }
}
