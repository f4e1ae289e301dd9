package import Domain
import Retention
package import Storage

/// What somebody has to do something about today.
package enum Alarm: Hashable, Sendable {
  /// Nothing that goes by the calendar is done.
  case clockStopped
  case schedulerSilent(since: Instant)
  case releaseOverdue(rule: String, people: Int)
  case selfCheckDiffers(people: Int)
  case found(HouseCheck, faults: Int)
  case backupLate(last: Instant)
  case answersLate(cases: Int)
  /// Of a hundred stops of the last thirty days five took longer than a second to be in force (S24).
  case stopsSlow(milliseconds: Int64)
  /// Recipients that nobody here writes to, and whom nobody has told either.
  case tellByHand(words: Int, since: Instant)
  /// What a hand-over rests on ends within sixty days; said anew within fourteen, and once it has ended.
  case runsOut(RunningOut)
  case extraLeft(people: Int)
  /// Weighings of our interest against theirs that are overdue for review.
  case assessmentsDue(purposes: Int, since: Day)

  package func words(in language: Language) -> String { wording[language] }

  private var wording: Wording {
    switch self {
    case .clockStopped:
      Wording(
        "De klok klopt niet. Er wordt niets gewist of verstuurd tot een collega heeft gekeken.",
        "The clock is not right. Nothing is erased or sent until a colleague has looked.")
    case .schedulerSilent(let since):
      Wording(
        "Er is niet meer gewist of verstuurd sinds \(since.words(in: .nl)). Start rechtspoor-scheduler.",
        "Nothing has been erased or sent since \(since.words(in: .en)). Start rechtspoor-scheduler.")
    case .releaseOverdue(let rule, let people):
      Wording(
        "Regel \(rule) wacht al langer dan twee dagen op vrijgave. Aantal mensen: \(people.grouped(in: .nl)).",
        "Rule \(rule) has waited for a release for more than two days. Number of people: \(people.grouped(in: .en)).")
    case .selfCheckDiffers(let people):
      Wording(
        "Verschillen bij de controle van vannacht: \(people.grouped(in: .nl)). Dat is een fout van ons.",
        "Differences found by last night's check: \(people.grouped(in: .en)). That is a fault of ours.")
    case .found(let check, let faults): Self.found(check, faults)
    case .assessmentsDue(let purposes, let since): Self.overdue(purposes, since)
    case .backupLate(let last):
      Wording(
        "De laatste reservekopie is van \(last.words(in: .nl)). Er hoort er elke dag een te komen.",
        "The last backup is of \(last.words(in: .en)). There should be one every day.")
    case .answersLate(let cases):
      Wording(
        "Verzoeken waarvan de laatste dag voor een antwoord voorbij is: \(cases.grouped(in: .nl)).",
        "Requests whose last day for an answer has passed: \(cases.grouped(in: .en)).")
    case .stopsSlow(let milliseconds):
      Wording(
        "Een “nee” geldt te laat: vijf van de honderd pas na \(milliseconds) milliseconden. Het hoort binnen een seconde.",
        "A “no” counts too late: five of a hundred only after \(milliseconds) milliseconds. It should be within a second."
      )
    case .tellByHand(let words, let since):
      Wording(
        "Ontvangers die een collega iets moet laten weten: \(words.grouped(in: .nl)). Sinds \(since.words(in: .nl)).",
        "Recipients a colleague has to tell something: \(words.grouped(in: .en)). Since \(since.words(in: .en)).")
    case .runsOut(let ending): Self.runsOut(ending)
    case .extraLeft(let people):
      Wording(
        "Mensen bij wie NS Extra vijf dagen geleden stopte en nog niet alles gewist is: \(people.grouped(in: .nl)).",
        "People whose NS Extra ended five days ago and of whom not all of it is erased: \(people.grouped(in: .en)).")
    }
  }

  private static func runsOut(_ ending: RunningOut) -> Wording {
    let name = ending.recipient
    let (nl, en) = (ending.last.words(in: .nl), ending.last.words(in: .en))
    let paper =
      switch ending.paper {
      case .agreement: Wording("De overeenkomst met \(name)", "The agreement with \(name)")
      case .transfer:
        Wording(
          "De grond voor doorgifte buiten Europa aan \(name)", "The ground for transfers outside Europe to \(name)")
      }
    if ending.isOver {
      return Wording(
        "\(paper[.nl]) is afgelopen op \(nl). Er wordt niets meer gegeven.",
        "\(paper[.en]) ended on \(en). Nothing is handed over any more.")
    }
    let urgent = ending.isNear
    return Wording(
      "\(paper[.nl]) loopt af op \(nl). \(urgent ? "Daarna wordt er niets meer gegeven. " : "")Verleng die op tijd.",
      "\(paper[.en]) ends on \(en). \(urgent ? "After that nothing is handed over. " : "")Renew it in time.")
  }

  private static func overdue(_ purposes: Int, _ since: Day) -> Wording {
    Wording(
      "Afwegingen van ons belang die opnieuw gemaakt moeten worden: \(purposes). De oudste moest op "
        + "\(since.words(in: .nl)) klaar zijn.",
      "Weighings of our own interest that have to be made again: \(purposes). The oldest was due on "
        + "\(since.words(in: .en)).")
  }

  private static func found(_ check: HouseCheck, _ faults: Int) -> Wording {
    let (nl, en) = (faults.grouped(in: .nl), faults.grouped(in: .en))
    return switch check {
    case .pages:
      Wording(
        "Beschadigde plaatsen in de database: \(nl). Zet een reservekopie terug.",
        "Damaged places in the database: \(en). Put a backup back.")
    case .ledger, .auditLog:
      Wording(
        "Fouten in het logboek of het register van weigeringen: \(nl).",
        "Faults in the log or the ledger of refusals: \(en).")
    case .caseTimes:
      Wording(
        "De tijden van verzoeken waren verkeerd geteld: \(nl) keer. Ze zijn opnieuw geteld; het is een fout van ons.",
        "The times of requests were counted wrong: \(en) times. They were counted anew; it is a fault of ours.")
    case .residue:
      Wording(
        "Resten gevonden van mensen die gewist zijn: \(nl). Meld dit als datalek.",
        "Remains found of people who were erased: \(en). Report this as a data breach.")
    case .backup, .backupVerified: Wording("Fouten in de reservekopieën: \(nl).", "Faults in the backups: \(en).")
    }
  }
}

extension Oversight {
  /// The most pressing first.
  package var alarms: [Alarm] {
    var alarms: [Alarm] = []
    if clock?.stopped != nil { alarms.append(.clockStopped) }
    if let worked = clock?.workedAt, clock?.stopped == nil, seconds(since: worked) > Self.longestSilence {
      alarms.append(.schedulerSilent(since: worked))
    }
    for (check, outcome) in checks.sorted(by: { $0.key.rawValue < $1.key.rawValue }) where outcome.faults > 0 {
      alarms.append(.found(check, faults: outcome.faults))
    }
    if let selfCheck, selfCheck.differences > 0 { alarms.append(.selfCheckDiffers(people: selfCheck.differences)) }
    for waiting in waits where waiting.wait.escalated != nil && !waiting.isReleased {
      alarms.append(.releaseOverdue(rule: waiting.wait.rule, people: waiting.wait.count.people))
    }
    if let last = checks[.backup]?.at, seconds(since: last) > Self.longestWithoutBackup {
      alarms.append(.backupLate(last: last))
    }
    if cases.late > 0 { alarms.append(.answersLate(cases: cases.late)) }
    if let stops = latencies[.stopped], stops.cases >= Self.stopsJudged, stops.ninetyFifth > Self.longestStop {
      alarms.append(.stopsSlow(milliseconds: stops.ninetyFifth))
    }
    if let since = recipients.compactMap(\.byHandSince).min(), seconds(since: since) > Self.longestByHand {
      alarms.append(.tellByHand(words: toldByHand, since: since))
    }
    if extraLeft > 0 { alarms.append(.extraLeft(people: extraLeft)) }
    alarms += runningOut.map(Alarm.runsOut)
    if let oldest = assessmentsDue.first {
      alarms.append(.assessmentsDue(purposes: assessmentsDue.count, since: oldest.reviewBy))
    }
    return alarms
  }

  /// A scheduler that is started once a day is not silent.
  private static let longestSilence: Int64 = 26 * 60 * 60
  private static let longestStop: Int64 = 1000
  /// Of fewer the slowest one would speak for all.
  private static let stopsJudged = 20
  private static let longestByHand = Int64(ToldRecipients.daysToAnswer) * 24 * 60 * 60
  private static let longestWithoutBackup: Int64 = 36 * 60 * 60
}
