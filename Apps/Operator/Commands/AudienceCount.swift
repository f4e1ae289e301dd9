import ArgumentParser
import Bootstrap
import Domain
import Foundation
import Marketing
import Storage
import Talk

struct AudienceCount: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "count",
    abstract: "Counts who may be sent a message today, by legal basis, and everybody else by reason.",
    discussion: """
      Every single person is counted by the decision that the send gate takes as well. What was counted is kept, so that
      'audience diff' can say what changed since. Examples:

        rechtspoor audience --purpose marketingActions --channel email --language nl --contact-within 24
        rechtspoor audience --purpose personalisedOffers --channel email --objective passengerGrowth --min-journeys 4 \\
          --svg audience.svg
        rechtspoor audience --campaign voorjaar-2027
      """)

  @OptionGroup var house: HouseOptions
  @Option(help: "A campaign: its message, and whom it is meant for. Instead of everything below.")
  var campaign: String?
  @OptionGroup var message: AudienceMessage
  @OptionGroup var selection: SelectionOptions
  @Option(help: "A name to count it under: the same one gives the same control group.") var name = ""
  @Option(help: ArgumentHelp("Also draw a chart into this file.", valueName: "file")) var svg: String?
  @Option(help: "The language of the chart: nl or en.") var chartLanguage: Language = .nl

  struct Facts: Encodable {
    let run: String
    let asOf: String
    let statement: String
    let purpose: String
    let channel: String
    let brand: String
    /// How many may be written to and are meant.
    let people: Int
    let byBasis: [String: Int]
    let others: Int
    let byReason: [String: Int]
  }

  func run() async throws {
    let (run, day) = try await house.withWorld { world in
      let question = try question(world)
      let audience = try Audience.find(question, on: world.store)
      return (try world.store.writeNow { tx in try audience.keep(in: tx) }, audience.day)
    }
    if let svg {
      do {
        try Data(AudienceChart(run, chartLanguage).svg.utf8).write(to: URL(filePath: svg), options: .atomic)
      } catch {
        throw Refusal("Cannot write \(svg): check that the folder is there and that you may write to it.")
      }
      CommandLineTalk.say("chart: \(svg)")
    }
    if house.json { return try CommandLineTalk.json(facts(run, day)) }
    show(run)
  }

  func validate() throws {
    guard campaign == nil || message.isEmpty else {
      throw ValidationError("A campaign says itself what it is: no --purpose, --channel, --kind or --objective.")
    }
    if campaign == nil { _ = try message.approach() }
  }

  private func question(_ world: World) throws -> Audience.Question {
    if let campaign { return try world.campaigns.find(campaign).question }
    let wanted = selection.selection
    return Audience.Question(try message.approach(picksBy: wanted.picksBy), wanted, name: name)
  }

  private func facts(_ run: AudienceRun, _ day: Day) -> Facts {
    var (byBasis, byReason) = ([String: Int](), [String: Int]())
    for (answer, people) in run.counts {
      switch answer {
      case .basis(let basis): byBasis[basis.rawValue] = people
      case .reason(let reason): byReason[reason.rawValue] = people
      }
    }
    return Facts(
      run: String(run.id), asOf: day.description, statement: run.statement, purpose: run.question.purpose.rawValue,
      channel: run.question.channel.rawValue, brand: run.question.brand.rawValue, people: run.people, byBasis: byBasis,
      others: run.others, byReason: byReason)
  }

  private func show(_ run: AudienceRun) {
    let asked = run.question
    let what = "\(asked.purpose.name(in: .en)), by \(asked.channel.name(in: .en)), from \(asked.brand.name)"
    print("\(run.people) may be written to: \(what)")
    for basis in LegalBasis.allCases {
      if let count = run.counts[.basis(basis)] { print("  \(count) on \(basis.article) (\(basis.rawValue))") }
    }
    print("\(run.others) may not, or are not meant")
    for reason in SendReason.allCases {
      if let count = run.counts[.reason(reason)] { print("  \(count) \(reason.name(in: .en)) (\(reason.rawValue))") }
    }
    CommandLineTalk.say("run: \(run.id)")
  }
}

/// Which message is asked about, where no campaign says it.
struct AudienceMessage: ParsableArguments {
  @Option(help: "What for, such as marketingActions or newsletterEmail.") var purpose: Purpose?
  @Option(help: "By which way: email, post or telephone.") var channel: Channel?
  @Option(help: "Who sends: ns or nsInternational.") var brand: Brand?
  @Option(help: "Whose offer it is: ownSimilar, ownOther or partner; ownSimilar unless the purpose is partnerOffers.")
  var kind: OfferKind?
  @Option(help: "What the offer is for: passengerGrowth, passengerSpreading or relationship.")
  var objective: Objective?

  var isEmpty: Bool { purpose == nil && channel == nil && brand == nil && kind == nil && objective == nil }

  func approach(picksBy: Set<DataCategory> = []) throws -> Approach {
    guard let purpose, let channel else {
      throw ValidationError("Say which message: --purpose and --channel, or --campaign.")
    }
    return try MessageOptions.approach(
      purpose, channel, brand ?? .ns, kind, objective ?? .relationship, picksBy: picksBy)
  }
}

/// Whom a campaign means, among those who may be written to.
struct SelectionOptions: ParsableArguments {
  @Option(help: "Only people with this language: nl or en. May be given twice.") var language: [Language] = []
  @Option(help: "Only people with this agreement running: subscription, nsExtra, account or businessCard.")
  var agreement: AgreementName?
  @Option(help: "Only whose own last contact was in this month or so many before.") var contactWithin: Int?
  @Option(help: "Leave so many of a hundred out, to measure the effect against.") var holdOut = 0
  @Option(help: "At least so many journeys a month, on average.") var minJourneys: Int?
  @Option(help: "At most so many journeys a month, on average.") var maxJourneys: Int?
  @Option(help: "At least so many of a hundred journeys in the peak.") var minPeak: Int?
  @Option(help: "How many of the last whole months are looked at for that, 1 to 12.") var months = 3

  func validate() throws {
    if let contactWithin, !(0...600).contains(contactWithin) {
      throw ValidationError("--contact-within is a number of months from 0 to 600.")
    }
    guard (0...90).contains(holdOut) else { throw ValidationError("--hold-out is a percentage from 0 to 90.") }
    guard (1...12).contains(months) else { throw ValidationError("--months is a number from 1 to 12.") }
    if let minPeak, !(0...100).contains(minPeak) { throw ValidationError("--min-peak is a percentage from 0 to 100.") }
    for journeys in [minJourneys, maxJourneys].compactMap({ $0 }) where !(0...1000).contains(journeys) {
      throw ValidationError("Journeys a month are a number from 0 to 1000.")
    }
    if let minJourneys, let maxJourneys, maxJourneys < minJourneys {
      throw ValidationError("--max-journeys is no less than --min-journeys.")
    }
  }

  var selection: Selection {
    var selection = Selection()
    selection.languages = Set(language)
    selection.agreement = agreement
    selection.contactWithinMonths = contactWithin
    selection.holdOutPercent = holdOut
    guard minJourneys != nil || maxJourneys != nil || minPeak != nil else { return selection }
    var travel = TravelSelection()
    travel.months = months
    travel.leastJourneys = minJourneys
    travel.mostJourneys = maxJourneys
    travel.leastPeakPercent = minPeak
    selection.travel = travel
    return selection
  }
}
