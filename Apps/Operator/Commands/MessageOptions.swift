import ArgumentParser
import Domain

/// Which message is meant: what every question about a recipient asks for.
struct MessageOptions: ParsableArguments {
  @Option(help: "What for, such as marketingActions or newsletterEmail.") var purpose: Purpose
  @Option(help: "By which way: email, post or telephone.") var channel: Channel
  @Option(help: "Who sends: ns or nsInternational.") var brand: Brand = .ns
  @Option(help: "Whose offer it is: ownSimilar, ownOther or partner; ownSimilar unless the purpose is partnerOffers.")
  var kind: OfferKind?
  @Option(help: "What the offer is for: passengerGrowth, passengerSpreading or relationship.")
  var objective: Objective = .relationship

  func validate() throws { _ = try approach() }

  func approach(picksBy: Set<DataCategory> = []) throws -> Approach {
    try Self.approach(purpose, channel, brand, kind, objective, picksBy: picksBy)
  }

  static func approach(
    _ purpose: Purpose, _ channel: Channel, _ brand: Brand, _ kind: OfferKind?, _ objective: Objective,
    picksBy: Set<DataCategory> = []
  ) throws -> Approach {
    guard channel != .inHouse else { throw ValidationError("--channel is email, post or telephone.") }
    if purpose == .serviceMessages, kind != nil {
      throw ValidationError("A service message offers nothing: no --kind.")
    }
    let content: MessageContent =
      purpose == .serviceMessages
      ? .service(.management) : .offer(kind ?? (purpose == .partnerOffers ? .partner : .ownSimilar), for: objective)
    return Approach(purpose, Lane(channel, brand), content, picksBy: picksBy)
  }
}

extension Purpose: ExpressibleByArgument {}
extension Channel: ExpressibleByArgument {}
extension Brand: ExpressibleByArgument {}
extension OfferKind: ExpressibleByArgument {}
extension Objective: ExpressibleByArgument {}
extension AgreementName: ExpressibleByArgument {}
