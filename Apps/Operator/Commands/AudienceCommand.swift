import ArgumentParser
import Bootstrap
import Domain
import Marketing
import Storage
import Talk

struct AudienceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audience", abstract: "Says how many people may be written to today, and on which legal basis.",
    discussion: """
      Counts only: no name, address or number leaves the database. Every single person is counted by the decision that
      the send gate takes as well.
      """)

  @OptionGroup var house: HouseOptions
  @Option(help: "What for, such as marketingActions or newsletterEmail.") var purpose: Purpose
  @Option(help: "By which way: email, post or telephone.") var channel: Channel
  @Option(help: "Who sends: ns or nsInternational.") var brand: Brand = .ns

  func validate() throws {
    guard channel != .inHouse else { throw ValidationError("--channel is email, post or telephone.") }
  }

  struct Facts: Encodable {
    let asOf: String
    let statement: String
    let purpose: String
    let channel: String
    let brand: String
    /// How many may be written to.
    let people: Int
    let byBasis: [String: Int]
    /// How many may not.
    let others: Int
  }

  func run() async throws {
    let way = Reach.Way(purpose, Lane(channel, brand))
    let (audience, statement) = try await house.withWorld { world in
      let audience = try Audience.find(way, on: world.store)
      return (audience, try world.store.readNow { tx in try tx.statement(on: audience.day).version.id })
    }
    let facts = Facts(
      asOf: audience.day.description, statement: statement, purpose: purpose.rawValue, channel: channel.rawValue,
      brand: brand.rawValue, people: audience.members.count,
      byBasis: Dictionary(uniqueKeysWithValues: audience.byBasis.map { ($0.rawValue, $1) }), others: audience.others)
    if house.json { return try CommandLineTalk.json(facts) }
    print(
      "\(facts.people) may be written to: \(purpose.name(in: .en)), by \(channel.name(in: .en)), from \(brand.name)")
    for basis in LegalBasis.allCases {
      if let count = audience.byBasis[basis] { print("  \(count) on \(basis.article) (\(basis.rawValue))") }
    }
    print("\(facts.others) may not")
  }
}

extension Purpose: ExpressibleByArgument {}
extension Channel: ExpressibleByArgument {}
extension Brand: ExpressibleByArgument {}
