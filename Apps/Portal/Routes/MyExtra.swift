import Domain
import Hummingbird
import Identity
import Rights
import Storage

/// `/me/extra`: join NS Extra, see what it makes of somebody and why, use a coupon, and leave with one click (S29–S35).
extension Portal {
  func addMyExtra(to router: Router<PortalContext>) {
    router.get("/me/extra") { request, context in
      let visit = try await Visit.of(request, context, self)
      guard let customer = visit.customer else { return visit.redirect(to: "/login?next=/me/extra") }
      return visit.answer(try await extraPage(customer, visit.language))
    }
    router.post("/me/extra") { request, context in
      let visit = try await Visit.of(request, context, self)
      let form = try await visit.form(request, context)
      guard let customer = visit.customer else { throw PortalFault.forbidden }
      let said = try await act(form, customer, visit.language)
      return visit.answer(try await extraPage(customer, visit.language, said: said))
    }
  }

  private func act(_ form: Form, _ customer: Int64, _ language: Language) async throws -> ExtraPage.Said? {
    switch form["act"] {
    case "join":
      return switch try await JoinExtra(desk).join(customer, under: form["terms"] ?? "") {
      case .joined: .joined
      case .otherTerms: .otherTerms
      case .restricted: .restricted
      // The page itself says that it runs, or what is missing.
      case .runs, .refused: nil
      }
    case "leave":
      _ = try await ObjectToProcessing(desk).submit(.nsExtra, by: customer, in: language)
      return .left
    case "redeem":
      guard let id = form["coupon"].flatMap({ Int64($0) }) else { throw PortalFault.badRequest }
      return try await RedeemCoupon(desk).redeem(id, of: customer) ? .redeemed : .notRedeemed
    default: throw PortalFault.badRequest
    }
  }

  private func extraPage(
    _ customer: Int64, _ language: Language, said: ExtraPage.Said? = nil
  ) async throws -> ExtraPage {
    let view = try await store.read { tx in try ExtraView.of(customer, in: tx) }
    return ExtraPage(
      since: view.since?.words(in: language), profile: view.profile, profileOf: view.profileOf?.words(in: language),
      isServiceOnly: view.isServiceOnly,
      coupons: view.coupons.map {
        ExtraPage.Coupon(id: String($0.id), name: $0.name, redeemed: $0.redeemed?.words(in: language))
      },
      obstacles: view.obstacles.map { $0.words(in: language) }, said: said)
  }
}
