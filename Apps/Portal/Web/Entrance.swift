import Identity

/// The two ways into the portal: customers and bookers by one, staff by the other. Each has a session, a cookie and
/// forms of its own, and nothing of the one opens anything of the other.
enum Entrance: Sendable {
  case portal, staff

  init(_ path: String) {
    self = path == "/staff" || path.hasPrefix("/staff/") ? .staff : .portal
  }

  var cookie: CookiePolicy {
    switch self {
    case .portal: .session
    case .staff: .staffSession
    }
  }

  var forms: FormPurpose {
    switch self {
    case .portal: "portal"
    case .staff: "staff"
    }
  }

  func admits(_ kind: AccountKind) -> Bool { (kind == .staff) == (self == .staff) }

  /// The page one begins at, signed in or not.
  var home: String {
    switch self {
    case .portal: "/"
    case .staff: "/staff"
    }
  }

  var logIn: String {
    switch self {
    case .portal: "/login"
    case .staff: "/staff/login"
    }
  }

  var logOut: String {
    switch self {
    case .portal: "/logout"
    case .staff: "/staff/logout"
    }
  }
}
