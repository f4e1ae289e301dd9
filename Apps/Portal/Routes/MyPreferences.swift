import Domain
import Hummingbird
import Identity
import Rights
import Storage

/// `/me/preferences`, and the same for a booker at `/business/preferences`: what somebody gets at home and at work is one
/// set of choices, the person's own (S3, S4).
extension Portal {
  func addMyPreferences(to router: Router<PortalContext>) {
    for path in ["/me/preferences", "/business/preferences"] {
      router.get(RouterPath(path)) { request, context in
        let visit = try await Visit.of(request, context, self)
        guard let person = visit.chooser(at: path) else { return visit.redirect(to: "/login?next=\(path)") }
        return visit.answer(try await preferencesPage(person, at: path))
      }
      router.post(RouterPath(path)) { request, context in
        let visit = try await Visit.of(request, context, self)
        let form = try await visit.form(request, context)
        guard let person = visit.chooser(at: path) else { throw PortalFault.forbidden }
        let change =
          form["preset"] == "serviceOnly"
          ? try await Preferences(desk).serviceOnly(by: person, in: visit.language)
          : try await Preferences(desk).keep(
            Set(form.all("keep").compactMap(Preferences.Line.init)), by: person, in: visit.language)
        return visit.answer(try await preferencesPage(person, at: path, after: change))
      }
    }
  }

  private func preferencesPage(
    _ person: Int64, at path: String, after change: Preferences.Change? = nil
  ) async throws -> PreferencesPage {
    let choices = try await Preferences(desk).current(of: person)
    func lines(_ lines: [Preferences.Line]) -> [PreferencesPage.Line] {
      lines.compactMap { PreferencesPage.Line(rawValue: $0.rawValue) }
    }
    return PreferencesPage(
      offered: lines(choices.filter(\.isOffered).map(\.line)), on: Set(lines(choices.filter(\.isOn).map(\.line))),
      savedAt: change?.at.clockTime, asked: lines(change?.asked ?? []), action: path)
  }
}

extension Visit {
  /// Whose choices a page of this path shows: a customer's at one, a booker's own at the other.
  fileprivate func chooser(at path: String) -> Int64? {
    guard let account = session?.account else { return nil }
    return account.kind == (path.hasPrefix("/business") ? .booker : .customer) ? account.customer : nil
  }
}
