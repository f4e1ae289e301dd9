import Foundation
import Testing

@testable import Domain

struct CompletionTests {
  @Test func completedWaitsForEveryoneWhoWasTold() throws {
    let state = try caseState(
      .objection, .stop, .prove(.login), .erase, .tell(recipient: "Arriva"), .tell(recipient: "Printer"),
      .sendLetter, .confirm(recipient: "Printer"))
    #expect(state.awaitedRecipients == ["Arriva"])
    let witness = try absence(at: start.adding(hours: 1))
    #expect(throws: CaseRefusal.awaiting(["Arriva"])) { try state.applying(.complete(witness), at: start) }
    let told = try state.applying(.confirm(recipient: "Arriva"), at: start.adding(hours: 2))
    #expect(try told.applying(.complete(witness), at: start.adding(hours: 2)).phase == .completed)
  }

  @Test func theWitnessOfAnotherCaseOrOfBeforeTheErasureProvesNothing() throws {
    let state = try caseState(.objection, .stop, .prove(.login), .erase, .sendLetter)
    let other = reference(2)
    #expect(throws: CaseRefusal.absenceOfAnother(other)) {
      try state.applying(.complete(absence(of: other, at: start.adding(hours: 1))), at: start)
    }
    #expect(throws: CaseRefusal.rereadTooEarly(start, erased: start.adding(minutes: 3))) {
      try state.applying(.complete(absence(at: start)), at: start)
    }
    #expect(throws: CaseRefusal.needs("complete", before: "close")) { try state.applying(.close, at: start) }
  }

  @Test func noWitnessIsMadeFromLessThanEveryColumn() {
    #expect(throws: AbsenceRefusal.nothingDeclared) {
      try VerifiedAbsence(of: reference(), declared: [], leftovers: [:], reread: start)
    }
    #expect(throws: AbsenceRefusal.skipped(["b.x"])) {
      try VerifiedAbsence(of: reference(), declared: ["a.x", "b.x"], leftovers: ["a.x": 0], reread: start)
    }
    #expect(throws: AbsenceRefusal.left(["a.x": 1])) {
      try VerifiedAbsence(of: reference(), declared: ["a.x"], leftovers: ["a.x": 1], reread: start)
    }
    #expect(throws: AbsenceRefusal.undeclared(["z.z"])) {
      try VerifiedAbsence(of: reference(), declared: ["a.x"], leftovers: ["a.x": 0, "z.z": 0], reread: start)
    }
  }

  @Test func aStoredCaseThatSkipsAThresholdIsNotReadBack() throws {
    let state = try caseState(.objection, .stop, .prove(.login), .erase)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let json = String(decoding: try encoder.encode(state), as: UTF8.self)
    #expect(try JSONDecoder().decode(CaseState.self, from: Data(json.utf8)) == state)
    let stolen = json.replacing(#/"proven":\{"at":\{[^}]*\},"by":"login"\},/#, with: "")
    #expect(stolen != json)
    let error = #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(CaseState.self, from: Data(stolen.utf8))
    }
    #expect("\(try #require(error))".contains("erased without proof"))
  }

  @Test func anAnswerThatReachesNobodyEndsTheCaseAndSaysSo() throws {
    let erased = try caseState(.objection, .stop, .prove(.login), .erase, .failLetter)
    #expect(erased.phase == .letterFailed && erased.letterSent == nil)
    let completed = try erased.applying(.complete(absence(at: start.adding(hours: 1))), at: start.adding(hours: 1))
    #expect(completed.phase == .completed)
    #expect(try JSONDecoder().decode(CaseState.self, from: JSONEncoder().encode(completed)) == completed)
    let stopped = try caseState(.optOut, .stop, .failLetter, .close)
    #expect(stopped.closed?.because == .unreachable)
    #expect(throws: CaseRefusal.already("failLetter")) { try erased.applying(.sendLetter, at: start) }
  }

  @Test func aNoticeThatReachedNobodyLetsNobodysSilenceCount() throws {
    let state = try caseState(.objection, .stop, .announce(.electronic), .failNotice)
    #expect(state.noticeUntil == nil && state.actsAt == nil)
    #expect(throws: CaseRefusal.nobodyWasTold) { try state.applying(.prove(.silence), at: start.adding(hours: 100)) }
    #expect(try state.applying(.prove(.link), at: start.adding(hours: 100)).proven?.by == .link)
    let account = try caseState(.erasure, .prove(.login), .announce(.electronic))
    #expect(throws: CaseRefusal.notOfThisKind("failNotice", .erasure)) { try account.applying(.failNotice, at: start) }
  }
}
