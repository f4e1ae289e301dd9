import Domain
import Foundation
import Storage
import TestSupport

extension TemporaryHouse {
  /// A copy of both databases as they lie on the disk, in a folder of its own.
  func copyDatabases(to name: String) throws -> HomeLayout {
    let copy = HomeLayout(layout.home.appending(path: name))
    try FileManager.default.createDirectory(at: copy.home, withIntermediateDirectories: true)
    for (from, to) in [(layout.database, copy.database), (layout.keyring, copy.keyring)] {
      try Files.copyDatabase(from, over: to)
    }
    return copy
  }
}

enum Files {
  /// Puts a database, with what its WAL holds, in the place of another.
  ///
  /// By a program of its own: opening the files here would drop the locks of an engine that has them open.
  static func copyDatabase(_ from: URL, over to: URL) throws {
    for suffix in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: to.path + suffix) {
      try FileManager.default.removeItem(atPath: to.path + suffix)
    }
    // The index of a WAL is made anew.
    for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: from.path + suffix) {
      let copy = try Process.run(URL(filePath: "/bin/cp"), arguments: [from.path + suffix, to.path + suffix])
      copy.waitUntilExit()
      guard copy.terminationStatus == 0 else { throw CocoaError(.fileWriteUnknown) }
    }
  }
}

enum Jan {
  /// Jan, with a running subscription, a history, a profile and a stated preference.
  static func subscriber(email: String = "jan@voorbeeld.example", in tx: Transaction) throws -> Int64 {
    let jan = try People.make(language: .nl, in: tx)
    try Evidence.agree(.subscription, of: jan, terms: "2026", since: tx.today.adding(days: -400), in: tx)
    try ContactDetails.add(given: "Jan", surname: "de Vries", of: jan, from: .sale, in: tx)
    try ContactDetails.add(EmailAddress(email)!, of: jan, from: .sale, in: tx)
    try Evidence.contact(.purchase, of: jan, ownAct: true, on: tx.today.adding(days: -30), note: "abonnement", in: tx)
    try Rows.write("product", of: jan, ["since_day": tx.today], sealing: ["name": "Dal Voordeel"], in: tx)
    try relationship(of: jan, in: tx)
    return jan
  }

  static func relationship(of jan: Int64, in tx: Transaction) throws {
    try Rows.write(
      "purchase", of: jan, ["happened_day": tx.today.adding(days: -30), "recorded_day": tx.today],
      sealing: ["product": "Dal Voordeel"], in: tx)
    try Rows.write("profile", of: jan, ["recorded_day": tx.today], sealing: ["churn": "0,12"], in: tx)
    try Rows.write(
      "preference", of: jan, ["stated_at": tx.now, "stated_in": "portal", "recorded_day": tx.today],
      sealing: ["leisure": "musea"], in: tx)
  }

  static func rows(_ table: String, of jan: Int64, in tx: Transaction) throws -> [PersonalRow] {
    try Rows.read(Inventory.table(table), of: jan, opening: true, in: tx)
  }
}
