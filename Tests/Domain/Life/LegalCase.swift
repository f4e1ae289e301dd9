import Domain
import Foundation

/// A case in plain Dutch, as a privacy officer would tell it, with the outcome the law demands.
struct LegalCase: Decodable, Sendable {
  struct Person: Decodable, Sendable {
    struct Contact: Decodable, Sendable {
      let event: ContactEvent
      let by: String
      let on: Day
    }
    struct Consent: Decodable, Sendable {
      let given: Day
      let withdrawn: Day?
    }
    struct StopMade: Decodable, Sendable {
      let act: Act
      let scope: Scope
      let on: Day
    }
    struct LiftMade: Decodable, Sendable {
      let purpose: Purpose
      let channel: Channel
      let brand: Brand
      let on: Day
    }

    let firstRecorded: Day
    let lastContact: Day?
    let contacts: [Contact]?
    let agreements: [String: AgreementSpan]?
    let consents: [String: Consent]?
    let stops: [StopMade]?
    let lifts: [LiftMade]?
    let under16Until: Day?
    let hold: Span?
    let restriction: Span?
  }

  struct Expectation: Decodable, Sendable {
    let what: String
    let category: DataCategory
    let channels: [Channel]?
    let brands: [Brand]?
    let origin: AddressOrigin?
    let days: [String: Day]?
    let on: Day?
    let kept: Bool
    let until: Day?
    let since: Day?
    let under: String?
    /// Exactly these purposes live.
    let alive: [Purpose]?
    let resting: [Purpose]?
    /// These, among others, do not.
    let over: [Purpose]?
    let mayBeWritten: Bool?
    /// What the gate says at the moment of sending.
    let maySend: [Sending]?
  }

  struct Sending: Decodable, Sendable {
    let purpose: Purpose
    let channel: Channel
    let brand: Brand
    let allowed: Bool
    let basis: LegalBasis?
  }

  /// A journey by train, as an export tells it.
  struct Journey: Decodable, Sendable {
    let what: String
    let day: Day
    /// The minute after midnight of the check-in; absent where the export has none.
    let checkIn: Int?
    let peak: Peak
  }

  let title: String
  let story: [String]
  let source: String
  let statement: String
  let day: Day
  let person: Person
  let expect: [Expectation]
  let journeys: [Journey]?

  static let all: [LegalCase] = {
    let room = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Cases")
    do {
      return try FileManager.default.contentsOfDirectory(at: room, includingPropertiesForKeys: nil)
        .filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }
        .map { try JSONDecoder().decode(LegalCase.self, from: Data(contentsOf: $0)) }
    } catch {
      preconditionFailure("the legal cases cannot be read: \(error)")
    }
  }()
}

extension LegalCase.Person {
  /// The standing these facts make, with the clock moved by what counts as contact.
  func standing(_ statement: Statement, today: Day) -> Standing {
    var standing = Standing(
      firstRecorded: firstRecorded, lastContact: lastContact,
      stops: (stops ?? []).map { Stop($0.act, $0.scope, at: $0.on.at(minute: 600)) },
      lifts: (lifts ?? []).map { Lift($0.purpose, Lane($0.channel, $0.brand), at: $0.on.at(minute: 600)) },
      under16Until: under16Until, hold: hold, restriction: restriction)
    for (name, span) in agreements ?? [:] {
      guard let name = AgreementName(rawValue: name) else { preconditionFailure("no agreement '\(name)'") }
      standing.agreements[name] = span
    }
    for (name, span) in consents ?? [:] {
      guard let name = ConsentName(rawValue: name) else { preconditionFailure("no consent '\(name)'") }
      standing.consents[name] = ConsentSpan(
        given: span.given.at(minute: 600), withdrawn: span.withdrawn?.at(minute: 600))
    }
    let clock = ContactClock(statement)
    for contact in contacts ?? [] {
      let outcome = clock.outcome(
        of: contact.event, ownAct: contact.by == "subject", on: contact.on, last: standing.lastContact, today: today)
      if case .moves(let day) = outcome { standing.lastContact = day }
    }
    return standing
  }
}

extension LegalCase.Expectation {
  var datum: Datum {
    var found: [Anchor: Day] = [:]
    for (name, day) in days ?? [:] {
      guard let anchor = Anchor(name: name) else { preconditionFailure("no anchor '\(name)'") }
      found[anchor] = day
    }
    return Datum(category, channels: Set(channels ?? []), brands: Set(brands ?? []), origin: origin, days: found)
  }
}
