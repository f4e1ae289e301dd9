/// What can be done too often, by name, with how often is too often: the one table (ASVS V6.1.1).
///
/// `PerNetwork` counts by the address a request comes from, the others by what the request names,
/// known to us or not: the answer is the same for an address nobody has (T3).
package enum LimitedAct: String, CaseIterable, Codable, Sendable {
  case loginPerAccount
  case loginPerNetwork
  case secondFactorPerAccount
  case linkPerAddress
  case linkPerNetwork
  case objectionPerAddress
  case objectionPerNetwork
  case deathReportPerAddress
  case deathReportPerNetwork
  case signUpPerAddress
  case signUpUnconfirmed
  case signUpPerNetwork
  case statusPerReference
  case statusPerNetwork
  case accessRequestPerAccount
  case exportPerAccount
  case cardDigitsPerMailbox
  case newPasswordPerAccount
  case lookPerColleague

  package var limit: RateLimit {
    switch self {
    // A person who has forgotten which password it was; `LockOut` slows the rest.
    case .loginPerAccount: RateLimit(20, inMinutes: 15)
    // An office of bookers behind one address.
    case .loginPerNetwork: RateLimit(60, inMinutes: 15)
    // Three codes are right at any moment: 10 tries in 15 minutes find one in 350 days, on average.
    case .secondFactorPerAccount: RateLimit(10, inMinutes: 15)
    // Each sends a mail to somebody who may not have asked for it.
    case .linkPerAddress: RateLimit(3, inMinutes: 60, beyond: .withoutMail)
    case .linkPerNetwork: RateLimit(30, inMinutes: 60)
    // A4: an objection is never refused. A repeated one changes nothing and announces nothing.
    case .objectionPerAddress: RateLimit(3, inMinutes: 24 * 60, beyond: .withoutMail)
    // A care home, a library, a whole mobile network can sit behind one address: many, then a
    // short wait, which the page says together with the telephone number.
    case .objectionPerNetwork: RateLimit(120, inMinutes: 10)
    // Somebody's word, and a mail to an address that need not be theirs. A hospital, a home, an undertaker.
    case .deathReportPerAddress: RateLimit(3, inMinutes: 24 * 60, beyond: .withoutMail)
    case .deathReportPerNetwork: RateLimit(30, inMinutes: 60)
    // S20: a question to somebody who may not have asked for it. One a day, and three until one is answered; two years
    // after the first it is forgotten, since a digest of an address is somebody's too.
    case .signUpPerAddress: RateLimit(1, inMinutes: 24 * 60, beyond: .withoutMail)
    case .signUpUnconfirmed: RateLimit(3, inMinutes: 730 * 24 * 60, beyond: .withoutMail)
    case .signUpPerNetwork: RateLimit(30, inMinutes: 60)
    // A reference is read from paper, mistyped twice, and not guessed.
    case .statusPerReference: RateLimit(20, inMinutes: 15)
    case .statusPerNetwork: RateLimit(60, inMinutes: 15)
    // T17, V2.4.1: an open request is shown again rather than made again.
    case .accessRequestPerAccount: RateLimit(3, inMinutes: 24 * 60)
    // T4.
    case .exportPerAccount: RateLimit(10, inMinutes: 24 * 60)
    // T15: five of ten thousand a day, by somebody who reads the other's mail.
    case .cardDigitsPerMailbox: RateLimit(5, inMinutes: 24 * 60)
    case .newPasswordPerAccount: RateLimit(10, inMinutes: 60)
    // T10: more than anybody can serve in an hour, and fewer than a list is worth.
    case .lookPerColleague: RateLimit(60, inMinutes: 60)
    }
  }
}
