import Bootstrap
import Domain
import Hummingbird
import Identity
import Rights
import Storage

/// `/staff/intake`: what somebody says to customer service (S22). The one page of the staff that shows a person: one at a
/// time, to a colleague who was told something by them, and written down for them to read (T10). What was typed goes
/// along in the form and never into an address.
extension Portal {
  func addTakingDown(to router: Router<PortalContext>) {
    router.get("/staff/intake") { request, context in
      let visit = try await Visit.of(request, context, self)
      guard try await colleague(request, visit, may: .findPerson) != nil else {
        return visit.redirect(to: "/staff/login?next=/staff/intake")
      }
      return visit.answer(IntakePage(day: Entry(value: world.clock.now.day.description)))
    }
    router.post("/staff/intake") { request, context in
      let visit = try await Visit.of(request, context, self)
      let form = try await visit.form(request, context)
      guard let account = try await colleague(request, visit, may: .findPerson) else {
        return visit.redirect(to: "/staff/login?next=/staff/intake")
      }
      return try await find(form, account, visit)
    }
    router.post("/staff/intake/taken") { request, context in
      let visit = try await Visit.of(request, context, self)
      let form = try await visit.form(request, context)
      guard let account = try await colleague(request, visit, may: .openCase) else {
        return visit.redirect(to: "/staff/login?next=/staff/intake")
      }
      return try await take(form, account, visit)
    }
  }

  private func find(_ form: Form, _ account: Account, _ visit: Visit) async throws -> Response {
    switch IntakeOnForm(form, by: account, today: world.clock.now.day) {
    case .faulty(let page): return visit.answer(page, status: .unprocessableContent, at: "/staff/intake")
    case .asked(let by, let apart, let taken):
      return try await show(form, by, apart, taken, nil, visit)
    }
  }

  /// Whom it means, looked up anew, with the form for what they want.
  private func show(
    _ form: Form, _ by: FindPerson.By, _ apart: String, _ taken: TakenDown, _ wish: WishOnForm?, _ visit: Visit
  ) async throws -> Response {
    try await limit(.lookPerColleague, on: taken.by.handle)
    var page: IntakePersonPage
    switch try await FindPerson(desk).find(by, apart: apart, for: taken) {
    case .several:
      var page = IntakePage(form)
      page.asksApart = true
      page.apart.problem = .apartNeeded
      return visit.answer(page, status: .unprocessableContent, at: "/staff/intake")
    case .nobody:
      page = IntakePersonPage(carried: form.carried, wishes: Self.wishes(of: nil, by, taken.by))
    case .person(let person):
      page = IntakePersonPage(
        person: IntakePersonPage.Person(person, visit.language), carried: form.carried,
        wishes: Self.wishes(of: person, by, taken.by), offersIdentity: taken.way == .counter)
    }
    if let wish {
      (page.chosen, page.problem, page.evidenceProblem) = (wish.chosen, wish.problem, wish.evidenceProblem)
      (page.died, page.relative, page.identitySeen) = (wish.died, wish.relative, wish.identitySeen)
      (page.capacity, page.evidence) = (wish.capacity, wish.evidence)
    }
    return visit.answer(page, status: wish == nil ? .ok : .unprocessableContent, at: "/staff/intake")
  }

  private func take(_ form: Form, _ account: Account, _ visit: Visit) async throws -> Response {
    let today = world.clock.now.day
    guard case .asked(let by, let apart, var taken) = IntakeOnForm(form, by: account, today: today) else {
      throw PortalFault.badRequest
    }
    let possible = Self.possible(for: account)
    let wish = WishOnForm(form, offered: possible, today: today)
    guard form["wish"].map({ value in possible.contains { $0.value == value } }) ?? true else {
      // Sent by hand: what the page did not offer this colleague.
      throw PortalFault.forbidden
    }
    guard let asked = wish.wish else { return try await show(form, by, apart, taken, wish, visit) }
    // It finds somebody as well as the page before does, and counts as much.
    try await limit(.lookPerColleague, on: taken.by.handle)
    taken.onBehalf = wish.onBehalf
    taken.identitySeen = wish.identitySeen
    do {
      let done = try await Intake(desk).take(asked, for: by, apart: apart, taken, in: visit.language)
      return visit.answer(IntakeDonePage(done, asked, visit.language), at: "/staff/intake")
    } catch is IntakeRefused {
      throw PortalFault.badRequest
    }
  }

  /// All that this colleague may take down for somebody.
  private static func possible(for account: Account) -> [IntakePersonPage.Wish] {
    Intake.scopes.map { .stop($0) } + Intake.requests.map { .request($0) }
      + (account.authority.may(.recordDeath) ? [.death] : [])
  }

  private static func wishes(
    of person: PersonOnScreen?, _ by: FindPerson.By, _ account: Account
  ) -> [IntakePersonPage.Wish] {
    guard person == nil else { return possible(for: account) }
    return Intake.scopes(for: by).map { .stop($0) }
  }
}

extension Form {
  fileprivate var carried: [(name: String, value: String)] {
    IntakeOnForm.carried.compactMap { name in self[name].map { (name, $0) } }
  }
}

extension IntakePersonPage.Person {
  init(_ person: PersonOnScreen, _ language: Language) {
    let copy = IntakePersonPage.words.copy(in: language)
    let lines = PreferencesPage.words.copy(in: language)
    let facts: [(IntakePersonCopy.Known, [String])] = [
      (.place, [person.place].compactMap { $0 }), (.email, person.emails), (.phone, person.phones),
      (.card, person.cards), (.language, [person.language.ownName]),
      (.runs, person.runs.map(copy.agreement)),
      (.openCase, person.openCases.map { "\($0.reference) (\(OversightPage.words.copy(in: language).kind($0.kind)))" }),
    ]
    self.init(
      name: person.name ?? copy.fact(.email) + " " + (person.emails.first ?? "…"),
      facts: facts.filter { !$0.1.isEmpty }.map { Fact(copy.fact($0.0), $0.1.joined(separator: ", ")) },
      receives: person.receives.filter(\.isOn).compactMap { PreferencesPage.Line(rawValue: $0.line.rawValue) }
        .map(lines.label),
      warnings: (person.isChild ? [.child] : []) + (person.isReportedDead ? [.dead] : [])
        + (person.shares ? [.shared] : []))
  }
}

extension IntakeDonePage {
  init(_ taken: Intake.Taken, _ wish: Intake.Wish, _ language: Language) {
    let outcome: Outcome =
      switch wish {
      case .stop(let scope): .stopped(StoppedAt(taken.receipt, language), scope, erased: taken.receipt.answer != nil)
      case .request: taken.isProven ? .erasing : .asked
      case .death: .death
      }
    self.init(
      outcome: outcome, reference: taken.receipt.reference.description,
      spoken: taken.receipt.reference.spoken(in: language), due: taken.due.words(in: language),
      silenceUntil: taken.silenceUntil?.words(in: language),
      mayArriveUntil: taken.receipt.onItsWay.map { $0.until.words(in: language) },
      letter: Letter(taken, wish), isKnown: taken.isKnown)
  }
}

extension IntakeDonePage.Letter {
  fileprivate init(_ taken: Intake.Taken, _ wish: Intake.Wish) {
    if case .stop = wish, taken.isKnown, !taken.isProven, taken.silenceUntil == nil, taken.route != nil {
      self = .sentBefore
      return
    }
    switch taken.route {
    case .email: self = .email
    case .print: self = .post
    case nil: self = .none
    }
  }
}
