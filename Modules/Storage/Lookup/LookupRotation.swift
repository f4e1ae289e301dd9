import Domain
package import Foundation

/// Another lookup key: whoever can be found is entered anew under it, some people at a time, while the house goes on
/// and finds them under both. The identifiers themselves are sealed; they are opened, digested and forgotten.
///
/// Killed anywhere, the next run goes on. The old key stays a later line of its file: travel of before is met again
/// by it, and a backup of before is indexed under it.
package struct LookupRotation {
  /// What else is digested for these people, and renewed in the same transaction.
  package typealias Further = ([Int64], Transaction) throws -> Void

  private let store: Store
  private let folder: URL
  private let chunk: Int
  private let further: Further

  package init(_ store: Store, keys folder: URL, chunk: Int = 100, further: @escaping Further) {
    self.store = store
    self.folder = folder
    self.chunk = chunk
    self.further = further
  }

  /// Puts the next key into the file, where no program uses it yet: time to bring it to the other machines.
  @discardableResult package func prepare() throws -> String {
    try RotatingFile(.lookup, in: folder).prepare(store.entropy).id
  }

  /// Returns the id of the key in use now, and how many people were entered anew.
  @discardableResult
  package func run(_ progress: (Int) throws -> Void = { _ in }) throws -> (id: String, people: Int) {
    let file = try RotatingFile(.lookup, in: folder)
    let before = try store.readNow { tx in try House.value("lookupKey", in: tx) ?? "" }
    let isUnfinished = try store.readNow { tx in try Self.place(in: tx) != nil }
    let target = try file.target(inUse: before, isUnfinished: isUnfinished, store.entropy)
    if target != before {
      try store.writeNow { tx in
        try House.set("lookupKey", target, in: tx)
        try House.set(Self.progress, "0", in: tx)
        try Self.audit(.keyRotationBegun, ["from": before, "to": target], in: tx)
      }
    }
    try file.advance()
    var people = 0
    while let done = try next() {
      people += done
      try progress(people)
    }
    try store.writeNow { tx in
      try House.set(Self.progress, "", in: tx)
      try Self.audit(.keyRotated, ["to": target], in: tx)
    }
    _ = try store.engine.settle()
    return (target, people)
  }

  /// Up to which person it has come.
  private static let progress = "lookupRotation"

  private static func place(in tx: Transaction) throws -> Int64? {
    try House.value(progress, in: tx).flatMap { Int64($0) }
  }

  /// The next people; nil once everybody is done.
  private func next() throws -> Int? {
    try store.writeNow { tx in
      guard let place = try Self.place(in: tx) else { return nil }
      let people = try tx.run(
        "SELECT customer_id FROM customer WHERE customer_id > \(place) ORDER BY customer_id LIMIT \(chunk)"
      ).map { try $0.integer("customer_id") }
      guard let last = people.last else { return nil }
      for customer in people { try BlindIndex.enterAnew(customer, in: tx) }
      try further(people, tx)
      try House.set(Self.progress, String(last), in: tx)
      return people.count
    }
  }

  private static func audit(_ action: AuditAction, _ detail: [String: String], in tx: Transaction) throws {
    _ = try AuditLog.append(
      AuditEntry(action, by: .operator, detail: detail.merging(["key": "lookup"]) { $1 }), in: tx)
  }
}

extension BlindIndex {
  /// Enters again, under the key in use, each row by which a person is found. One whose key is gone finds nobody.
  static func enterAnew(_ customer: Int64, in tx: Transaction) throws {
    let entered = try tx.run("SELECT DISTINCT kind, row_id FROM lookup WHERE customer_id = \(customer)").map {
      Entry(kind: try $0.text("kind"), row: try $0.integer("row_id"))
    }
    guard !entered.isEmpty else { return }
    let identifiers = try identifiers(of: customer, in: tx)
    try tx.run("DELETE FROM lookup WHERE customer_id = \(customer)")
    for entry in entered {
      guard let identifier = identifiers[entry] else { continue }
      try enter(identifier, of: customer, row: entry.row, in: tx)
    }
  }

  private struct Entry: Hashable {
    let kind: String
    let row: Int64
  }

  /// What the person's sealed rows say, each as what it is found by.
  private static func identifiers(of customer: Int64, in tx: Transaction) throws -> [Entry: Identifier] {
    let initial = try ContactDetails.onFile(of: customer, in: tx).surname?.first
    var found: [Entry: Identifier] = [:]
    for table in ["contact_detail", "business_contact_detail", "card"] {
      for row in try Rows.read(Inventory.table(table), of: customer, opening: true, in: tx) {
        guard let id = row.rowID, let fields = row.fields else { continue }
        let kind = table == "card" ? "card" : try row.record.text("kind")
        guard let identifier = identifier(kind, fields, initial) else { continue }
        found[Entry(kind: identifier.kind, row: id)] = identifier
      }
    }
    return found
  }

  private static func identifier(_ kind: String, _ fields: [String: String], _ initial: Character?) -> Identifier? {
    switch kind {
    case "email": fields["email"].flatMap(EmailAddress.init).map { .email($0) }
    case "phone": fields["phone"].flatMap(PhoneNumber.init).map { .phone($0) }
    case "customerNumber": fields["customerNumber"].map { .customerNumber($0) }
    case "card": fields["number"].map { .card($0) }
    case "address":
      ContactDetails.postal(fields).flatMap { address in initial.map { .address(house: address.house, initial: $0) } }
    default: nil
    }
  }
}
