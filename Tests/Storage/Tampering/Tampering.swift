import Domain
import Foundation
import TestSupport

@testable import Storage

/// Whoever has the database in hand takes the triggers away first.
enum Intruder {
  static func disarm(_ table: String, on connection: any Connection) throws {
    switch connection.dialect {
    case .sqlite:
      for row in try connection.run("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = \(table)") {
        try connection.execute(script: "DROP TRIGGER \(try row.text("name"))")
      }
    case .postgresql: try connection.execute(script: "ALTER TABLE \(table) DISABLE TRIGGER ALL")
    }
  }

  /// The same text with one sign of it changed, left out, or put in.
  static func changed(_ text: String, _ dice: inout Dice) -> String {
    var signs = Array(text)
    guard !signs.isEmpty else { return "x" }
    let place = dice.below(signs.count)
    switch dice.below(3) {
    case 0: signs[place] = signs[place] == "a" ? "b" : "a"
    case 1: signs.remove(at: place)
    default: signs.insert("0", at: place)
    }
    return String(signs)
  }
}

/// One change of the audit log, by somebody who knows how it is made.
enum AuditTampering {
  enum Kind: String, CaseIterable {
    case text, moment, deleted, tailCut, swapped, inserted, hashedAnew, chainedAnew
  }

  static func one(
    of lines: [AuditLine], on connection: any Connection, _ dice: inout Dice
  ) throws -> (kind: String, line: AuditLine) {
    let place = dice.below(lines.count)
    let line = lines[place]
    let lane = lines.filter { $0.segment == line.segment && $0.lane == line.lane }
    var kind = Kind.allCases[dice.below(Kind.allCases.count)]
    if kind == .swapped, lane.count < 2 { kind = .deleted }
    // A line put after the very last is a new one, as anybody who may write the log can write one; what was written
    // before stays as it was, and the next checkpoint vouches for both.
    if kind == .inserted, line.sequence == lane.last?.sequence { kind = .deleted }
    let at: Query = "WHERE segment = \(line.segment) AND lane = \(line.lane)"
    let here: Query = "\(at) AND sequence = \(line.sequence)"
    switch kind {
    case .text:
      let column = ["actor", "action", "subject", "reference", "detail", "previous", "hash"][dice.below(7)]
      let old = try connection.run("SELECT \(name: column) AS value FROM audit_entry \(here)")[0].text("value")
      try connection.run("UPDATE audit_entry SET \(name: column) = \(Intruder.changed(old, &dice)) \(here)")
    case .moment:
      try connection.run("UPDATE audit_entry SET at = at + \(1 + dice.below(1_000_000)) \(here)")
    case .deleted: try connection.run("DELETE FROM audit_entry \(here)")
    case .tailCut: try connection.run("DELETE FROM audit_entry \(at) AND sequence >= \(line.sequence)")
    case .swapped:
      let other = lane.filter { $0.sequence != line.sequence }[dice.below(lane.count - 1)]
      for (from, to) in [(line.sequence, 9999), (other.sequence, line.sequence), (9999, other.sequence)] {
        try connection.run("UPDATE audit_entry SET sequence = \(to) \(at) AND sequence = \(from)")
      }
    case .inserted:
      for later in lane.reversed() where later.sequence > line.sequence {
        try connection.run("UPDATE audit_entry SET sequence = sequence + 1 \(at) AND sequence = \(later.sequence)")
      }
      // A line of its own, rightly made on the one before it; only what follows does not know it.
      try put(copy(line, sequence: line.sequence + 1, actor: "nobody", after: line.hash), on: connection)
    case .hashedAnew:
      try connection.run("DELETE FROM audit_entry \(here)")
      try put(copy(line, sequence: line.sequence, actor: "nobody", after: line.previous), on: connection)
    case .chainedAnew:
      // The whole rest of the lane made to fit: only what was signed outside of the database knows better.
      var previous = line.previous
      try connection.run("DELETE FROM audit_entry \(at) AND sequence >= \(line.sequence)")
      for later in lane where later.sequence >= line.sequence {
        let actor = later.sequence == line.sequence ? "nobody" : later.actor
        let made = copy(later, sequence: later.sequence, actor: actor, after: previous)
        try put(made, on: connection)
        previous = made.hash
      }
    }
    return (kind.rawValue, line)
  }

  private static func copy(_ line: AuditLine, sequence: Int, actor: String, after previous: String) -> AuditLine {
    AuditLine(
      segment: line.segment, lane: line.lane, sequence: sequence, at: line.at, actor: actor, action: line.action,
      subject: line.subject, reference: line.reference, detail: line.detail, previous: previous)
  }

  private static func put(_ line: AuditLine, on connection: any Connection) throws {
    try connection.insert(into: "audit_entry", AuditLine.columns, [line.values])
  }
}

/// One change of the ledger, or of one of its copies.
enum LedgerTampering {
  static func one(
    of entries: [LedgerEntry], on connection: any Connection, _ dice: inout Dice
  ) throws -> (kind: String, Any) {
    let entry = entries[dice.below(entries.count)]
    switch dice.below(4) {
    case 0:
      let changed = change(entry, &dice)
      try connection.run(
        """
        UPDATE ledger SET at = \(changed.at), kind = \(changed.kind.rawValue), subject = \(changed.subject),
          body = \(try Ledger.json(changed.body)), mac = \(changed.mac)
        WHERE sequence = \(entry.sequence)
        """)
      return ("changed in the database", changed)
    case 1:
      try connection.run("DELETE FROM ledger WHERE sequence = \(entry.sequence)")
      return ("left out of the database", entry)
    case 2:
      try connection.run("DELETE FROM ledger WHERE sequence >= \(entry.sequence)")
      return ("cut off in the database", entry)
    default:
      let other = entry.sequence == 1 ? 2 : entry.sequence - 1
      for (from, to) in [(entry.sequence, 9999), (other, entry.sequence), (9999, other)] {
        try connection.run("UPDATE ledger SET sequence = \(to) WHERE sequence = \(from)")
      }
      return ("swapped in the database", (entry, other))
    }
  }

  /// In a copy the end may be missing, for it may still be owed; everything before it may not.
  static func one(
    in copy: inout [LedgerEntry], _ name: String, _ dice: inout Dice
  ) -> (kind: String, Any) {
    let place = dice.below(copy.count)
    let entry = copy[place]
    switch dice.below(3) {
    case 0:
      copy[place] = change(entry, &dice)
      return ("changed in the \(name)", copy[place])
    case 1 where place < copy.count - 1:
      copy.remove(at: place)
      return ("left out of the \(name)", entry)
    default:
      copy.append(
        LedgerEntry(
          sequence: (copy.last?.sequence ?? 0) + 1, at: entry.at, kind: entry.kind, subject: entry.subject,
          body: entry.body,
          mac: entry.mac))
      return ("put onto the end of the \(name)", entry)
    }
  }

  private static func change(_ entry: LedgerEntry, _ dice: inout Dice) -> LedgerEntry {
    var (at, kind, subject, body, mac) = (entry.at, entry.kind, entry.subject, entry.body, entry.mac)
    switch dice.below(5) {
    case 0: at += Int64(1 + dice.below(1_000_000))
    case 1: kind = LedgerKind.allCases.filter { $0 != entry.kind }[dice.below(11)]
    case 2: subject = Intruder.changed(subject, &dice)
    case 3: body["scope"] = Intruder.changed(body["scope"] ?? "", &dice)
    default: mac = Intruder.changed(mac, &dice)
    }
    return LedgerEntry(sequence: entry.sequence, at: at, kind: kind, subject: subject, body: body, mac: mac)
  }
}
