import Bootstrap
import Domain
import Hummingbird
import Identity
import Rights
import Storage

/// `/requests`: the second and third doors, and where a request stands.
extension Portal {
  func addRequests(to router: Router<PortalContext>) {
    router.get("/requests") { request, context in
      let visit = try await Visit.of(request, context, self)
      let kind = request.uri.queryParameters["kind"].flatMap { RequestFormPage.Kind(rawValue: String($0)) } ?? .access
      if kind == .correct, visit.customer != nil { return visit.redirect(to: "/me/details") }
      return visit.answer(RequestFormPage(chosen: kind, person: try await person(visit)))
    }
    router.post("/requests") { request, context in
      let visit = try await Visit.of(request, context, self)
      let form = try await visit.form(request, context)
      guard let kind = form["kind"].flatMap(RequestFormPage.Kind.init) else { throw PortalFault.badRequest }
      if let customer = visit.customer { return try await ask(kind, form, customer, visit) }
      return try await askByMail(kind, form, visit)
    }
    router.post("/requests/status") { request, context in
      let visit = try await Visit.of(request, context, self)
      let form = try await visit.form(request, context)
      return try await lookUp(form["reference"] ?? "", postcode: form["postcode"], visit)
    }
    router.getNoting("/requests/:reference") { request, context in
      let visit = try await Visit.of(request, context, self)
      return try await status(try context.parameters.require("reference"), postcode: nil, visit)
    }
    router.post("/requests/:reference") { request, context in
      let visit = try await Visit.of(request, context, self)
      let form = try await visit.form(request, context)
      return try await status(try context.parameters.require("reference"), postcode: form["postcode"], visit)
    }
  }

  private func person(_ visit: Visit) async throws -> RequestFormPage.Person {
    guard let customer = visit.customer else { return .unknown }
    return .known(as: try await store.read { tx in try ContactDetails.onFile(of: customer, in: tx).name ?? "" })
  }

  /// Somebody signed in: looks at once, or erases as Art. 17 asks.
  private func ask(
    _ kind: RequestFormPage.Kind, _ form: Form, _ customer: Int64, _ visit: Visit
  ) async throws -> Response {
    switch kind {
    case .access: return visit.redirect(to: "/me/data")
    case .erase:
      let receipt = try await EraseOnRequest(desk).submit(by: customer, in: visit.language)
      return visit.answer(
        MessagePage(kind: .underWay, reference: receipt.reference.description), at: "/requests")
    case .correct: return visit.redirect(to: "/me/details")
    }
  }

  /// Nobody known: the address on file is asked first, and the page says the same for any other (T1, T3).
  private func askByMail(_ kind: RequestFormPage.Kind, _ form: Form, _ visit: Visit) async throws -> Response {
    switch PersonOnForm(form) {
    case .faulty(let email, _, _):
      let page = RequestFormPage(
        chosen: kind, person: .asked(email: email.isBlank ? Entry(problem: .emailMissing) : email))
      return visit.answer(page, status: .unprocessableContent)
    case .named(.household, _), .named(.phone, _):
      // Without a mail address there is nothing to prove with here: the telephone helps.
      let page = RequestFormPage(
        chosen: kind, person: .asked(email: Entry(problem: .emailMissing)))
      return visit.answer(page, status: .unprocessableContent)
    case .named(.email(let email), _):
      try await limit(.linkPerNetwork, visit)
      try await Pace.evenly(clock: world.clock) {
        switch kind {
        case .erase: try await EraseOnRequest(desk).requestByMail(email, in: visit.language)
        case .access: try await GiveAccess(desk).requestByMail(email, in: visit.language)
        case .correct: try await GiveAccess(desk).requestByMail(email, wish: .correction, in: visit.language)
        }
      }
      return visit.answer(
        MessagePage(kind: .linkSent(worksForMinutes: TokenPurpose.login.minutes ?? 15)), at: "/requests")
    }
  }

  private func lookUp(_ typed: String, postcode: String?, _ visit: Visit) async throws -> Response {
    guard (try? CaseReference(reading: typed)) != nil else {
      let page = RequestFormPage(
        chosen: .access, person: try await person(visit),
        lookupReference: Entry(value: typed, problem: .referenceMalformed),
        lookupPostcode: Entry(value: postcode ?? ""))
      return visit.answer(page, status: .unprocessableContent)
    }
    return try await status(typed, postcode: postcode, visit)
  }

  private func status(_ typed: String, postcode: String?, _ visit: Visit) async throws -> Response {
    guard let reference = try? CaseReference(reading: typed) else { throw PortalFault.notFound }
    try await limit(.statusPerNetwork, visit)
    try await limit(.statusPerReference, on: reference.description)
    if let customer = visit.customer,
      let status = try await store.read({ tx in try CaseStatus.personal(reference, for: customer, in: tx) })
    {
      return visit.answer(RequestStatusPage(status, visit.language))
    }
    var entry = Entry(value: postcode ?? "")
    if let postcode {
      if let read = Postcode(postcode) {
        if let status = try await store.read({ tx in
          try CaseStatus.personal(reference, postcode: read, in: tx)
        }) {
          guard let personal = status.personal else { throw PortalFault.notFound }
          let key = try await caseKey(personal.caseID)
          return visit.answer(RequestStatusPage(status, visit.language, key: key))
        }
        // A wrong postcode and an unknown person say the same: nothing more than the reference does.
        entry.problem = .referenceUnknown
      } else {
        entry.problem = .postcodeMalformed
      }
    }
    guard let status = try await store.read({ tx in try CaseStatus.generic(reference, in: tx) }) else {
      throw PortalFault.notFound
    }
    return visit.answer(
      RequestStatusPage(status, visit.language, postcode: entry),
      status: entry.problem == nil ? .ok : .unprocessableContent)
  }
}

extension RequestStatusPage {
  init(_ status: CaseStatus, _ language: Language, postcode: Entry = Entry(), key: String? = nil) {
    var reached: [Station: String] = [:]
    for mark in status.steps {
      if let at = mark.at { reached[Station(mark.step)] = at.words(in: language) }
    }
    if let arrived = status.arrived { reached[.received] = arrived.words(in: language) }
    self.init(
      reference: status.reference.description, stations: status.steps.map { Station($0.step) }, reached: reached,
      detail: .generic(postcode: postcode))
    guard let personal = status.personal else { return }
    detail = .personal(
      Personal(
        stand: Stand(status, personal, language), stays: personal.kept.map { Stays($0, language) },
        isDoneHere: personal.erasedHere != nil,
        waitingFor: personal.awaited.map { Recipient.name($0, in: language) },
        confirmed: personal.confirmed.map { Recipient.name($0, in: language) },
        unconfirmed: personal.unconfirmed.map { Recipient.name($0, in: language) },
        certificate: personal.hasCertificate
          ? "/requests/\(status.reference)/certificate" + (key.map { "?key=\($0)" } ?? "") : nil,
        isUnreachable: personal.letterFailed != nil,
        answerBy: personal.isClosed || reached[.letter] != nil ? nil : status.due.words(in: language)))
  }
}

extension RequestStatusPage.Stand {
  init(_ status: CaseStatus, _ personal: CaseStatus.Personal, _ language: Language) {
    if let moment = personal.contradicted {
      self = .undone(at: moment.words(in: language))
    } else if personal.erasedHere != nil {
      self = .erased
    } else if let moment = personal.waitsUntil {
      let until = moment.words(in: language)
      self = status.kind == .erasure ? .coolsOff(until: until) : .waits(until: until)
    } else {
      self = .underWay
    }
  }
}

extension RequestStatusPage.Station {
  init(_ step: CaseStep) {
    switch step {
    case .received: self = .received
    case .stopped: self = .stopped
    case .erased: self = .erased
    case .letter: self = .letter
    }
  }
}
