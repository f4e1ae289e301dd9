import Bootstrap
import Domain
import HTTPTypes
import Hummingbird
import Identity
import Retention
import Rights
import Storage

/// `/staff`: how the house keeps its promises, and the one thing that waits for a colleague's word. No page here shows
/// a person (T10).
extension Portal {
  func addOverseeing(to router: Router<PortalContext>) {
    router.get("/staff") { request, context in
      let visit = try await Visit.of(request, context, self)
      guard let account = visit.session?.account else { return visit.redirect(to: "/staff/login") }
      guard account.authority.may(.viewOversight) else {
        if account.authority.may(.findPerson) { return visit.redirect(to: "/staff/intake") }
        return visit.answer(MessagePage(kind: .noStaffPage, entrance: .staff))
      }
      return visit.answer(try await oversightPage(account, visit.language))
    }
    router.post("/staff/releases") { request, context in
      let visit = try await Visit.of(request, context, self)
      let form = try await visit.form(request, context)
      guard let account = try await colleague(request, visit, may: .releaseSweep) else {
        return visit.redirect(to: "/staff/login")
      }
      // What goes then comes back by nothing: after some minutes it is asked anew who this is.
      guard visit.session?.isFresh == true else { return visit.redirect(to: "/staff/login?next=/staff") }
      return try await release(form, account, visit)
    }
    router.post("/staff/clock") { request, context in
      let visit = try await Visit.of(request, context, self)
      let form = try await visit.form(request, context)
      guard let account = try await colleague(request, visit, may: .acceptClock) else {
        return visit.redirect(to: "/staff/login")
      }
      // The code of the last minutes says that this clock is right: by another one nobody comes in.
      guard visit.session?.isFresh == true else { return visit.redirect(to: "/staff/login?next=/staff") }
      return try await acceptClock(form, account, visit)
    }
  }

  private func acceptClock(_ form: Form, _ account: Account, _ visit: Visit) async throws -> Response {
    guard let stopped = form["stopped"].flatMap({ Int64($0) }).map({ Instant(milliseconds: $0) }) else {
      throw PortalFault.badRequest
    }
    let state = try await store.write { tx in
      try ClockAcceptance.record(of: stopped, by: account.handle, as: account.actor, in: tx)
    }
    let said = OversightPage.Said(state)
    return visit.answer(
      try await oversightPage(account, visit.language, said: said), status: said.isDone ? .ok : .conflict, at: "/staff")
  }

  private func oversightPage(
    _ account: Account, _ language: Language, said: OversightPage.Said? = nil
  ) async throws -> OversightPage {
    OversightPage(try await store.read(Oversight.read), shownTo: account, said: said, language)
  }

  private func release(_ form: Form, _ account: Account, _ visit: Visit) async throws -> Response {
    guard let rule = form["rule"], rule.utf8.count <= 40, let day = form["day"].flatMap({ Day($0) }),
      let ceiling = form["ceiling"].flatMap(Int.init), ceiling > 0
    else { throw PortalFault.badRequest }
    let release = SweepRelease(rule: rule, day: day, ceiling: ceiling, firstRun: false)
    let said: OversightPage.Said
    do {
      let state = try await store.write { tx in
        try ClockGuard.require(in: tx)
        return try release.record(by: account.handle, as: account.actor, in: tx)
      }
      said = OversightPage.Said(state)
    } catch is SweepReleaseRefused {
      // Weighed anew since the page was shown: what waits now is on the page that follows.
      said = .changedMeanwhile
    } catch is ClockGuard.Stopped {
      said = .clockStopped
    }
    return visit.answer(
      try await oversightPage(account, visit.language, said: said), status: said.isDone ? .ok : .conflict,
      at: "/staff")
  }
}

extension OversightPage.Said {
  fileprivate init(_ state: SweepRelease.State) {
    switch state {
    case .firstRelease: self = .first
    case .released: self = .released
    case .alreadyReleased: self = .already
    }
  }
}

extension OversightPage.Said {
  fileprivate init(_ state: ClockAcceptance.State) {
    switch state {
    case .first: self = .clockFirst
    case .accepted: self = .clockAccepted
    case .alreadyGiven: self = .clockAlready
    case .changed: self = .clockChanged
    }
  }
}
