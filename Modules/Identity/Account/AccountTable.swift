import Domain
import Storage

/// The SQL of `account`.
enum AccountTable {
  static func account(of customer: Int64, as kind: AccountKind, in tx: Transaction) throws -> Account? {
    try tx.first(selection + " WHERE customer_id = \(customer) AND kind = \(kind.rawValue)").map(account)
  }

  /// The open account with that login; one whose role has ended is nobody's any more.
  static func account(with login: EmailAddress, as kind: AccountKind, in tx: Transaction) throws -> Account? {
    let digests = try tx.lookupDigests(loginFields(login, as: kind))
    return try tx.first(
      selection + " WHERE login_digest IN (\(list: digests)) AND kind = \(kind.rawValue) AND role_ended_day IS NULL"
    ).map(account)
  }

  /// Nil too for a hash this house would never have made: nobody signs in with it.
  static func password(of account: Account, in tx: Transaction) throws -> PasswordHash? {
    try tx.first("SELECT password FROM account WHERE " + identity(account))?
      .optionalText("password").flatMap(PasswordHash.init(encoded:))
  }

  static func lastCounter(of account: Account, in tx: Transaction) throws -> Int64? {
    let counter = try tx.first("SELECT last_totp_counter FROM account WHERE " + identity(account))?
      .integer("last_totp_counter")
    return counter == noCounter ? nil : counter
  }

  /// The row with its sealed fields; nil fields where the person's key is gone.
  static func row(of account: Account, in tx: Transaction) throws -> PersonalRow? {
    try Rows.read(Inventory.table("account"), of: account.customer, opening: true, in: tx)
      .first { $0.record["kind"] == .text(account.kind.rawValue) }
  }

  /// `customer_id = … AND kind = …`: this row and no other.
  static func identity(_ account: Account) -> Query {
    "customer_id = \(account.customer) AND kind = \(account.kind.rawValue)"
  }

  static func loginDigest(_ login: EmailAddress, as kind: AccountKind, in tx: Transaction) throws -> [UInt8] {
    try tx.lookupDigest(loginFields(login, as: kind))
  }

  /// What stands where no login does: found by nothing anybody can type.
  static func noLogin(_ handle: String, in tx: Transaction) throws -> [UInt8] {
    try tx.lookupDigest(["noLogin", handle])
  }

  /// By kind, so that a member of staff and the customer they also are share nothing one could join on.
  private static func loginFields(_ login: EmailAddress, as kind: AccountKind) -> [String] {
    ["login", kind.rawValue, login.text]
  }

  static func text(_ roles: Set<StaffRole>) -> String { roles.map(\.rawValue).sorted().joined(separator: ",") }

  /// What `last_totp_counter` holds before the first code.
  static let noCounter: Int64 = -1

  private static let selection: Query = """
    SELECT customer_id, kind, role, handle, created_day, last_login_day, role_ended_day FROM account
    """

  private static func account(_ row: Record) throws -> Account {
    Account(
      customer: try row.integer("customer_id"), kind: try row.value("kind"), roles: try roles(row.text("role")),
      handle: try row.text("handle"), created: try row.day("created_day"), lastLogin: try row.day("last_login_day"),
      roleEnded: try row.optionalDay("role_ended_day"))
  }

  private static func roles(_ text: String) throws -> Set<StaffRole> {
    try Set(
      text.split(separator: ",").map { name in
        guard let role = StaffRole(rawValue: String(name)) else {
          throw StorageError.corrupt("account.role names '\(name)', which is no role of staff")
        }
        return role
      })
  }
}

/// The names of what an account has sealed.
enum AccountField {
  static let login = "login"
  static let totp = "totp"
}
