import Domain
import Foundation
import Storage

/// What lies in a file of evidence, read in one transaction.
struct EvidenceMembers {
  private let row: CaseTable.Row
  private let residue: [UInt8]?
  private let tx: Transaction

  init(_ row: CaseTable.Row, _ residue: [UInt8]?, _ tx: Transaction) {
    self.row = row
    self.residue = residue
    self.tx = tx
  }

  func all() throws -> [(name: String, bytes: [UInt8])] {
    let proof = try AuditProof.make(of: row.state.reference, in: tx)
    var members: [(name: String, bytes: [UInt8])] = [
      ("LEESMIJ.txt", Array(EvidenceReadme.text(.nl).utf8)),
      ("README.txt", Array(EvidenceReadme.text(.en).utf8)),
      ("case.json", try json(EvidenceCase(row, events: CaseTable.events(of: row.id, in: tx)))),
      ("decisions.json", try json(try EvidenceDecisions(row, statement(), in: tx))),
      ("recipients.json", try json(InstructionTable.of(row.id, in: tx).map(EvidenceRecipient.init))),
      ("audit.jsonl", try proof.lines.map { try line($0) }.flatMap { $0 }),
      ("audit-check.py", Array(EvidenceReadme.auditCheck.utf8)),
    ]
    if let statement = try statement() { members.append(("statement.json", statement.source)) }
    for checkpoint in proof.checkpoints {
      let (bytes, signature) = try checkpoint.plain
      let name = "checkpoints/\(checkpoint.checkpoint.at)"
      members += [("\(name).json", bytes), ("\(name).sig", signature)]
    }
    members += try EvidenceLeft(row, in: tx).members()
    members += try letters()
    if let signed = try Certificates.signed(row.id, in: tx) {
      members += [
        ("certificate.json", Array(signed.certificate.utf8)),
        ("certificate.sig", Array(Data(base64Encoded: signed.signature) ?? Data())),
      ]
    }
    if let residue { members.append(("residue.txt", residue)) }
    return members
  }

  /// The one that counted when the case began.
  private func statement() throws -> Statement? {
    try tx.statements.reigns.map(\.statement).first { $0.version.id == row.statementVersion }
  }

  /// What was written to the person and to others. A text that has left is gone here; its digest says which it was.
  private func letters() throws -> [(name: String, bytes: [UInt8])] {
    var members: [(name: String, bytes: [UInt8])] = []
    var list: [EvidenceLetter] = []
    for (index, letter) in try Outbox.letters(of: row.id, in: tx).enumerated() {
      let name = letter.letter.map { _ in "letters/\(String(format: "%03d", index + 1))-\(letter.kind).txt" }
      list.append(EvidenceLetter(letter, file: name))
      if let name, let text = letter.letter?.text { members.append((name, Array(text.utf8))) }
    }
    return [("letters.json", try json(list))] + members
  }

  private func json(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(value)) + [UInt8(ascii: "\n")]
  }

  private func line(_ line: AuditLine) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(line)) + [UInt8(ascii: "\n")]
  }
}
