import Bootstrap
import Domain
import Hummingbird
import Identity
import Rights
import Storage

/// `/deaths`: somebody close tells us of a death. GET shows, POST tells; the answer is the same for a name nobody has.
extension Portal {
  func addDeaths(to router: Router<PortalContext>) {
    router.get("/deaths") { request, context in
      try await Visit.of(request, context, self).answer(DeathReportPage())
    }
    router.post("/deaths") { request, context in
      let visit = try await Visit.of(request, context, self)
      let form = try await visit.form(request, context)
      switch DeathOnForm(form, today: world.clock.now.day) {
      case .faulty(let page): return visit.answer(page, status: .unprocessableContent)
      case .told(let named, let relative):
        try await limit(.deathReportPerNetwork, visit)
        let receipt = try await Pace.evenly(clock: world.clock) {
          var mailed = relative
          if let address = relative?.text, try await !mayMail(.deathReportPerAddress, about: address) { mailed = nil }
          return try await TakeDeathReport(desk).take(named, telling: mailed, in: visit.language)
        }
        return visit.answer(
          MessagePage(kind: .deathTold, reference: receipt.reference.description),
          at: "/requests/\(receipt.reference)")
      }
    }
  }
}
