import ArgumentParser
import Bootstrap
import Domain
import Marketing
import Talk

struct CustomerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "customer", abstract: "Takes customers and their purchases in, and shows one to a colleague.",
    subcommands: [
      CustomerImport.self, CustomerPurchase.self, CustomerCard.self, CustomerShow.self,
      CustomerWhy.self, CustomerViews.self,
      CustomerDeceased.self, CustomerAlive.self, CustomerDeathReports.self, CustomerRegister.self,
    ])
}

struct CustomerImport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Takes customers in from a CSV file.",
    discussion: """
      UTF-8, one customer a line, ';' or ',' between the fields. The first line names the columns, in any order:

      \(CustomerColumn.allCases.map { "\($0.rawValue): \($0.meaning)" }.joined(separator: "\n"))

      A row is taken in whole or not at all. A customer number on file adds the row's card to that customer, in the
      place of another one if it says so; nothing else of theirs changes. Whoever objected before is taken in for a contract with advertising dead
      from birth, and refused without one. A row with a fault is reported with its line and column.
      """)

  @OptionGroup var house: HouseOptions
  @Argument(help: "The file.") var file: String

  func run() async throws {
    let bytes = try Files.bytes(file)
    let report = try await house.withWorld { world in
      let progress = Progress("customers")
      let report = try CustomerIntake(store: world.store).importFile(bytes) { progress.show($0) }
      progress.end()
      return report
    }
    for problem in report.problems { CommandLineTalk.say("\(file): \(problem)") }
    for line in report.refused {
      CommandLineTalk.say("\(file): line \(line): no living purpose may hold this person; nothing was stored.")
    }
    try show(report)
    if !report.problems.isEmpty { throw ExitCode(1) }
  }

  private func show(_ report: CustomerIntake.Report) throws {
    let facts = Facts(
      taken: report.taken, bornStopped: report.bornStopped, furtherCards: report.furtherCards, known: report.known,
      refusedWithoutPurpose: report.refused.count, faulty: Set(report.problems.map(\.line)).count,
      notStored: Dictionary(uniqueKeysWithValues: report.narrowed.map { ($0.key.rawValue, $0.value) }))
    if house.json { return try CommandLineTalk.json(facts) }
    print("taken in                 \(facts.taken)")
    print("  advertising stopped    \(facts.bornStopped)")
    print("further cards            \(facts.furtherCards)")
    print("already known            \(facts.known)")
    print("refused, no purpose      \(facts.refusedWithoutPurpose)")
    print("refused, faulty          \(facts.faulty)")
    for (category, rows) in facts.notStored.sorted(by: { $0.key < $1.key }) {
      print("not stored, \(category)  \(rows)")
    }
  }

  private struct Facts: Encodable {
    let taken: Int
    let bornStopped: Int
    let furtherCards: Int
    let known: Int
    let refusedWithoutPurpose: Int
    let faulty: Int
    let notStored: [String: Int]
  }
}

struct CustomerPurchase: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "purchase", abstract: "Records something bought with a card on file.",
    discussion: """
      Writes the product, the agreement where none runs, the invoice for the tax authority, and of the relationship
      what is alive: the purchase and the contact. After an objection those two are left out and counted; a purchase
      never lifts a stop.
      """)

  @OptionGroup var house: HouseOptions
  @Option(help: "The card's number.") var card: String
  @Option(help: "What was bought.") var product: String
  @Option(help: "What was paid, VAT included, such as 12,50.") var price: Price
  @Option(help: ArgumentHelp("The day of the purchase; today if left out.", valueName: "yyyy-mm-dd"))
  var day: DayArgument?
  @Option(help: ArgumentHelp("The first day on which it no longer counts.", valueName: "yyyy-mm-dd"))
  var until: DayArgument?
  @Option(help: "The rate of VAT in per cent.") var vat = 9

  func validate() throws {
    guard (0...100).contains(vat) else { throw ValidationError("--vat is a percentage: write 9 or 21.") }
    if let day, let until, until.day <= day.day { throw ValidationError("--until lies after --day.") }
  }

  func run() async throws {
    let refused = try await house.withWorld { world in
      let bought = Purchases.Purchase(
        product, cents: price.cents, vatPercent: vat, on: day?.day ?? world.clock.now.day, until: until?.day)
      return try Purchases(store: world.store).record(bought, card: card)
    }
    let names = refused.map(\.rawValue).sorted()
    if house.json { return try CommandLineTalk.json(["notStored": names]) }
    CommandLineTalk.say(
      names.isEmpty
        ? "Recorded."
        : "Recorded for the contract. Not stored, for no living purpose: \(names.joined(separator: ", ")).")
  }
}

/// An amount of money as people type it: `12,50`, `12.50`, `12`.
struct Price: ExpressibleByArgument {
  let cents: Int

  init?(argument: String) {
    let parts = argument.replacing(",", with: ".").split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let euros = Int(parts[0]), (0...1_000_000).contains(euros) else { return nil }
    guard parts.count == 2 else {
      cents = euros * 100
      return
    }
    guard parts[1].count == 2, let rest = Int(parts[1]), rest >= 0 else { return nil }
    cents = euros * 100 + rest
  }
}
