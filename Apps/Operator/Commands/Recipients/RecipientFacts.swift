import Domain
import Storage

/// Somebody in the register, as the operator sees them.
struct RecipientFacts: Encodable {
  let name: String
  let route: String
  let purposes: [String]
  let language: String
  let mailbox: String?
  let endpoint: String?
  let role: String?
  let kind: String?
  let services: String?
  let country: String?
  let agreement: AgreementFacts?
  let transfer: TransferFacts?
  /// Why they may be given nothing today, by purpose; empty where all is in order.
  var refused: [String: String] = [:]
  /// What they have still to answer, or to be told; nil where nothing waits, and for what was just entered.
  var waiting: WaitingFacts?

  struct AgreementFacts: Encodable {
    let reference: String
    let from: String
    let until: String
    let security: String
    let retention: String
  }

  struct TransferFacts: Encodable {
    let instrument: String
    let article: String
    let reference: String
    let assessment: String
    let until: String
  }

  init(_ entry: RecipientRegister.Entry, under statement: Statement, on day: Day) {
    let known = entry.registration
    func filled(_ text: String) -> String? { text.isEmpty ? nil : text }
    name = entry.name
    route = entry.route.rawValue
    purposes = entry.purposes.map(\.rawValue).sorted()
    language = entry.language.rawValue
    mailbox = filled(entry.mailbox)
    endpoint = filled(entry.endpoint)
    role = known.role?.rawValue
    kind = known.kind?.rawValue
    services = filled(known.services)
    country = known.country?.code
    agreement = known.agreement.map {
      AgreementFacts(
        reference: $0.reference, from: $0.from.description, until: $0.until.description, security: $0.security,
        retention: $0.retention)
    }
    transfer = known.transfer.map {
      TransferFacts(
        instrument: $0.instrument.rawValue, article: $0.instrument.article, reference: $0.reference,
        assessment: $0.assessment, until: $0.until.description)
    }
    for purpose in entry.purposes {
      if case .failure(let refusal) = mayHandOver(to: known, for: purpose, on: day, under: statement) {
        refused[purpose.rawValue] = refusal.description
      }
    }
  }

  func show() {
    print("\(name)  \(role ?? "no role")  \(route)  \([mailbox, endpoint].compactMap { $0 }.joined(separator: "  "))")
    print("  for: \(purposes.joined(separator: ", "))")
    if let services { print("  does: \(services)") }
    if let agreement {
      print(
        "  agreement: \(agreement.reference), \(agreement.from) to \(agreement.until)  security: \(agreement.security)  "
          + "retention: \(agreement.retention)")
    }
    if let country { print("  data in: \(country)") }
    if let transfer {
      print(
        "  transfer: \(transfer.instrument) (\(transfer.article)) \(transfer.reference), until \(transfer.until)  "
          + "assessment: \(transfer.assessment)")
    }
    for (_, refusal) in refused.sorted(by: { $0.key < $1.key }) { print("  REFUSED: \(refusal)") }
    waiting?.show()
  }
}
