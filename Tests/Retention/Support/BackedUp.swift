import Domain
import Foundation
import Storage
import TestSupport

extension TemporaryHouse {
  /// So many subscribers, each with an address of their own.
  func people(_ count: Int) throws -> [Int64] {
    try store.writeNow { tx in
      try (0..<count).map { try Jan.subscriber(email: "jan\($0)@voorbeeld.example", in: tx) }
    }
  }

  func stopUnproven(_ customer: Int64, number: Int) throws {
    try store.writeNow { tx in
      _ = try Evidence.stop(.objection, .everything, of: customer, source: "portal", proven: false, in: tx)
      try Evidence.restrict(customer, for: 3, reason: "unproven objection", in: tx)
      try SuppressionList.suppress(.email(Self.email(number)), scope: .everything, source: "portal", in: tx)
    }
  }

  func isSuppressed(_ number: Int) throws -> Bool {
    try store.readNow { tx in
      try !SuppressionList.scopes(.email(Self.email(number)), Lane(.email, .ns), in: tx).isEmpty
    }
  }

  private static func email(_ number: Int) -> EmailAddress {
    guard let email = EmailAddress("jan\(number)@voorbeeld.example") else { preconditionFailure("an address") }
    return email
  }

  func verifyBackups() throws -> BackupVerifier.Report {
    try BackupVerifier(backups, published: store.keys.published, witnesses: layout.witnesses).verify()
  }

  func inBackups() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: backups.folder.path).sorted()
  }

  /// What the audit log says under one name.
  func lines(_ action: AuditAction) throws -> [String] {
    try store.readNow { tx in
      try tx.run("SELECT detail FROM audit_entry WHERE action = \(action.rawValue) ORDER BY at").map {
        try $0.text("detail")
      }
    }
  }

  /// What the newest generation has sealed of these people's relationship.
  func sealedInBackup(of customers: ArraySlice<Int64>) throws -> [Data] {
    guard let newest = try backups.generations().last else { return [] }
    let copy = try SQLiteEngine(readingCopyAt: newest.database.path)
    defer { try? copy.close() }
    return try copy.read { connection in
      try customers.flatMap { customer in
        try Jan.relationshipTables.flatMap { table in
          try connection.run("SELECT sealed FROM \(name: table) WHERE customer_id = \(customer)")
            .map { Data(try $0.bytes("sealed")) }
        }
      }
    }
  }
}
