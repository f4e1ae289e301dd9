import Domain
import Foundation

/// A case about one message in plain Dutch, as a privacy officer would tell it, with the outcome the law demands.
struct SendCase: Decodable, Sendable {
  struct Person: Decodable, Sendable {
    struct Consent: Decodable, Sendable {
      let given: Day
      let withdrawn: Day?
    }
    struct StopMade: Decodable, Sendable {
      let act: Act
      let scope: Scope
      let on: Day
      let proven: Bool?
    }
    struct LiftMade: Decodable, Sendable {
      let purpose: Purpose
      let channel: Channel
      let brand: Brand
      let on: Day
    }

    let firstRecorded: Day
    let lastContact: Day?
    let agreements: [AgreementName: AgreementSpan]?
    let consents: [ConsentName: Consent]?
    let stops: [StopMade]?
    let lifts: [LiftMade]?
    let under16Until: Day?
    let hold: Span?
    let restriction: Span?
  }

  struct Detail: Decodable, Sendable {
    let kind: Channel
    let business: Bool?
    let brand: Brand?
    let bySubject: Bool?
    let occasion: Occasion?
    let optOutOffered: Bool?
    let recorded: Day
    let roleEnd: Day?
  }

  struct Message: Decodable, Sendable {
    let purpose: Purpose
    let channel: Channel
    let brand: Brand
    let kind: OfferKind?
    let objective: Objective?
    let service: ServiceReason?
    let byTravel: Bool?
  }

  struct Known: Decodable, Sendable {
    let isReportedDeceased: Bool?
    let isSuppressed: Bool?
    let isUnusable: Bool?
    let isInDeceasedRegister: Bool?
    let isInPostfilter: Bool?
    let hasHadEnough: Bool?
    let hasLiveProduct: Bool?
  }

  struct Outcome: Decodable, Sendable {
    let may: Bool
    let basis: LegalBasis?
    let consent: ConsentName?
    let agreement: AgreementName?
    let softOptIn: Bool?
    let reason: SendReason?
  }

  let title: String
  let story: String
  let source: String
  let statement: String
  let day: Day
  let person: Person
  let details: [Detail]
  let message: Message
  let screening: Known?
  let outcome: Outcome

  static let all: [SendCase] = {
    let room = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../SendCases")
    do {
      return try FileManager.default.contentsOfDirectory(at: room, includingPropertiesForKeys: nil)
        .filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }
        .flatMap { try JSONDecoder().decode([SendCase].self, from: Data(contentsOf: $0)) }
    } catch {
      preconditionFailure("the cases about sending cannot be read: \(error)")
    }
  }()
}

extension SendCase {
  var standing: Standing {
    var standing = Standing(
      firstRecorded: person.firstRecorded, lastContact: person.lastContact, agreements: person.agreements ?? [:],
      stops: (person.stops ?? []).map { Stop($0.act, $0.scope, at: $0.on.at(minute: 600), proven: $0.proven ?? true) },
      lifts: (person.lifts ?? []).map { Lift($0.purpose, Lane($0.channel, $0.brand), at: $0.on.at(minute: 600)) },
      under16Until: person.under16Until, hold: person.hold, restriction: person.restriction)
    standing.consents = (person.consents ?? [:]).mapValues {
      ConsentSpan(given: $0.given.at(minute: 600), withdrawn: $0.withdrawn?.at(minute: 600))
    }
    return standing
  }

  var datums: [Datum] {
    details.map { detail in
      var days: [Anchor: Day] = [.recorded: detail.recorded]
      days[.roleEnd] = detail.roleEnd
      let isBusiness = detail.business ?? false
      return Datum(
        isBusiness ? .businessContactDetails : .contactDetails, channels: [detail.kind],
        brands: detail.brand.map { [$0] } ?? [],
        origin: AddressOrigin(
          bySubject: detail.bySubject ?? false, occasion: detail.occasion ?? .employer,
          optOutOffered: detail.optOutOffered ?? false), days: days)
    }
  }

  var approach: Approach {
    let content: MessageContent =
      message.service.map(MessageContent.service)
      ?? .offer(message.kind ?? .ownSimilar, for: message.objective ?? .relationship)
    return Approach(
      message.purpose, Lane(message.channel, message.brand), content,
      picksBy: message.byTravel == true ? [.travelBehaviour] : [])
  }

  var known: Screening {
    var known = Screening()
    known.isReportedDeceased = screening?.isReportedDeceased ?? false
    known.isSuppressed = screening?.isSuppressed ?? false
    known.isUnusable = screening?.isUnusable ?? false
    known.isInDeceasedRegister = screening?.isInDeceasedRegister ?? false
    known.isInPostfilter = screening?.isInPostfilter ?? false
    known.hasHadEnough = screening?.hasHadEnough ?? false
    known.hasLiveProduct = screening?.hasLiveProduct ?? true
    return known
  }
}
