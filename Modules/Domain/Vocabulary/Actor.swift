/// Who did something: every audit entry names one. A person is meant by the entry's subject,
/// never by name.
package enum Actor: Hashable, Sendable {
  /// The person the data are about.
  case subject
  /// Somebody who named an address and proved nothing.
  case unproven
  case booker(String)
  /// A member of staff, by the opaque handle of the staff account.
  case staff(String)
  /// Somebody we gave data to, by the name in the register: over a link or a signed answer of theirs.
  case recipient(String)
  case scheduler
  case `operator`

  package var label: String {
    switch self {
    case .subject: "subject"
    case .unproven: "unproven"
    case .booker(let handle): "booker:\(handle)"
    case .staff(let handle): "staff:\(handle)"
    case .recipient(let name): "recipient:\(name)"
    case .scheduler: "scheduler"
    case .operator: "operator"
    }
  }
}
