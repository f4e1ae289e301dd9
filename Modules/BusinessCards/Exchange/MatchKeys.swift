import Domain
import Storage

/// One way in which a person can be recognised, as a digest: an index of a hundred thousand people holds no name. The
/// digests are keyed anew in every run, so that nobody can make two people meet in one, and are never stored.
package struct MatchKey: Hashable, Sendable {
  package enum Kind: UInt8, Sendable {
    // These say who somebody is.
    case handle, personnelNumberAndName, emailAndName
    // These only say who somebody might be (T15): a name, a mailbox or a telephone may be two people's.
    case personnelNumber, email, phone, name
    /// `J. de Vries`, and what a Jan de Vries is to be found by when somebody is written like that.
    case initial, nameOfInitial

    var isCertain: Bool { rawValue <= Kind.emailAndName.rawValue }

    /// What of a person it compares.
    enum Mark { case handle, number, email, phone, name }

    var marks: [Mark] {
      switch self {
      case .handle: [.handle]
      case .personnelNumberAndName: [.number, .name]
      case .emailAndName: [.email, .name]
      case .personnelNumber: [.number]
      case .email: [.email]
      case .phone: [.phone]
      case .name, .initial, .nameOfInitial: [.name]
      }
    }
  }

  package let kind: Kind
  let digest: UInt64

  init(_ kind: Kind, _ parts: String...) {
    var hasher = Hasher()
    hasher.combine(parts)
    self.kind = kind
    digest = UInt64(bitPattern: Int64(hasher.finalize()))
  }
}

/// What a person is found by, and looks for others by. Pure.
package struct MatchKeys: Sendable {
  /// Under which the person is entered.
  package let own: [MatchKey]
  /// By which a row looks for whom it may be.
  package let sought: [MatchKey]

  package init(_ record: ContactRecord) {
    let entry = record.entry
    let name = MatchName(entry)
    let number = Identifier.fold(entry.personnelNumber)
    var keys: [MatchKey] = []
    if !record.handle.isEmpty { keys.append(MatchKey(.handle, ContactHandle.normal(record.handle))) }
    if !number.isEmpty { keys.append(MatchKey(.personnelNumber, number)) }
    keys += entry.emails.map { MatchKey(.email, $0.text) } + entry.phones.map { MatchKey(.phone, $0.e164) }
    guard !name.whole.isEmpty else {
      (own, sought) = (keys, keys)
      return
    }
    if !number.isEmpty { keys.append(MatchKey(.personnelNumberAndName, number, name.whole)) }
    keys += entry.emails.map { MatchKey(.emailAndName, $0.text, name.whole) } + [MatchKey(.name, name.whole)]
    let initial = MatchKey(.initial, name.initial, name.surname)
    guard !name.initial.isEmpty else {
      (own, sought) = (keys, keys)
      return
    }
    // Two whole names that begin alike say nothing; one of the two must be no more than initials.
    let nameOfInitial = MatchKey(.nameOfInitial, name.initial, name.surname)
    own = keys + [name.isInitials ? initial : nameOfInitial]
    sought = keys + (name.isInitials ? [initial, nameOfInitial] : [initial])
  }
}

/// A name as it is compared: accents, capitals and where the particles stand make no difference.
struct MatchName {
  let whole: String
  /// With its particles.
  let surname: String
  /// The first letter; empty where only a surname is known.
  let initial: String
  /// `J.`, `J.P.` and `JP`.
  let isInitials: Bool

  init(_ entry: ContactEntry) {
    let name = entry.surname.contains(",") ? FullName("\(entry.surname) \(entry.given) \(entry.middle)") : nil
    let words = (name?.given ?? entry.given).split(separator: " ")
    let particles = words.reversed().prefix { NameParticles.contains($0) }.reversed()
    let given = words.dropLast(particles.count)
    let between = name?.middle ?? entry.middle
    surname = Identifier.fold(particles.joined() + between + (name?.surname ?? entry.surname))
    whole = Identifier.fold(given.joined()) + surname
    let letters = Identifier.fold(given.joined())
    initial = String(letters.prefix(1))
    isInitials =
      !given.isEmpty
      && given.allSatisfy { $0.contains(".") && $0.split(separator: ".").allSatisfy { $0.count == 1 } || $0.count == 1 }
  }
}
