import Domain
import Rights

/// What the person wants, for whom somebody speaks, and what was seen of that; or what is wrong.
struct WishOnForm {
  private(set) var wish: Intake.Wish?
  private(set) var onBehalf: TakenDown.OnBehalf?
  let identitySeen: Bool
  private(set) var died = Entry()
  private(set) var relative = Entry()
  private(set) var problem: Problem?
  private(set) var evidenceProblem: Problem?
  let chosen: IntakePersonPage.Wish?
  let capacity: Capacity?
  let evidence: EvidenceSeen?

  init(_ form: Form, offered: [IntakePersonPage.Wish], today: Day) {
    chosen = offered.first { $0.value == form["wish"] }
    capacity = form["capacity"].flatMap(Capacity.init)
    evidence = form["evidence"].flatMap(EvidenceSeen.init)
    identitySeen = form["identity"] == "seen"
    died.value = form["died"] ?? ""
    relative.value = form["relative"] ?? ""
    onBehalf = capacity.map { TakenDown.OnBehalf($0, evidence ?? .nothing) }
    // Their own document says who they are, and not that they may speak for another.
    if identitySeen, onBehalf?.evidence == .nothing { evidenceProblem = .evidenceMissing }
    switch chosen {
    case nil: problem = .wishMissing
    case .stop(let scope): wish = .stop(scope)
    case .request(let kind): wish = .request(kind)
    case .death: wish = death(today)
    }
    if evidenceProblem != nil { wish = nil }
  }

  private mutating func death(_ today: Day) -> Intake.Wish? {
    let day = DayOnForm.read(died.value)
    if !died.isBlank, day == nil { died.problem = .dayMalformed }
    if let day, day > today { died.problem = .dayAhead }
    let mail = relative.value.utf8.count <= 254 ? EmailAddress(relative.value) : nil
    if !relative.isBlank, mail == nil { relative.problem = .emailMalformed }
    guard died.problem == nil, relative.problem == nil else { return nil }
    return .death(on: day, relative: mail)
  }
}
