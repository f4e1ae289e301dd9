import Foundation
import Testing

@testable import Domain
import TestSupport

/// Thousands of cases to which anything may happen at any moment: whatever the door lets through is
/// judged here from the history alone, by rules written a second time.
struct CasePropertyTests {
  @Test func noSequenceOfEventsSkipsAThreshold() throws {
    var dice = Dice(seed: 21)
    var seen: Set<String> = []
    var phases: Set<CasePhase> = []
    for _ in 0..<4000 {
      let kind = dice.pick(CaseKind.allCases)
      var now = start
      var state = CaseState(reference(), kind, received: now)
      var history: [(event: CaseEvent, at: Instant)] = []
      for _ in 0..<(8 + dice.below(25)) {
        now = now.adding(hours: dice.pick([0, 0, 1, 30, 80, 400]))
        let event = try draw(&dice, at: now)
        guard let next = try? state.applying(event, at: now) else { continue }
        check(event, after: history, kind: kind, at: now)
        history.append((event, now))
        seen.insert(event.name)
        phases.insert(next.phase)
        #expect(next != state, "\(event) changed nothing")
        #expect(next.lastChange >= state.lastChange)
        #expect(try JSONDecoder().decode(CaseState.self, from: JSONEncoder().encode(next)) == next)
        state = next
      }
      if history.contains(where: { $0.event == .contradict }) { #expect(state.erasedHere == nil) }
    }
    // Had the dice never come this far, nothing above would mean anything.
    #expect(seen.count == 17)
    #expect(phases == Set(CasePhase.allCases))
  }

  private func draw(_ dice: inout Dice, at now: Instant) throws -> CaseEvent {
    switch dice.below(21) {
    case 0, 1: .stop
    case 2, 3: .announce(dice.pick(NoticeRoute.allCases))
    case 4, 5: .prove(dice.pick(Proof.allCases))
    case 6: dice.below(4) == 0 ? .contradict : .stop
    case 7: dice.below(4) == 0 ? .findNobody : .stop
    case 8, 9: .erase
    case 10: .tell(recipient: dice.pick(["Arriva", "Printer"]))
    case 11: .confirm(recipient: dice.pick(["Arriva", "Printer"]))
    case 12: .sendLetter
    case 13: .refuse(dice.pick(RefusalGround.allCases), by: dice.pick([staff, .scheduler, .subject]))
    case 14: .complete(try absence(at: now))
    case 15: .failLetter
    case 16: .failNotice
    case 18, 19: .giveUp(recipient: dice.pick(["Arriva", "Printer"]))
    case 17: .prolong(dice.pick(ProlongationReason.allCases))
    default: dice.below(3) == 0 ? .takeBack : .close
    }
  }

  private func check(
    _ event: CaseEvent, after history: [(event: CaseEvent, at: Instant)], kind: CaseKind, at now: Instant
  ) {
    func had(_ name: String) -> Bool { history.contains { $0.event.name == name } }
    let stops: Set<CaseKind> = [.objection, .optOut, .unsubscribe, .withdrawal, .leavingExtra, .deceased]
    #expect(!had("close") && !had("complete") && !had("findNobody") && !had("takeBack"), "\(event) after the end")
    switch event {
    case .prove(let proof):
      #expect(!stops.contains(kind) || had("stop"))
      #expect(kind != .unsubscribe)
      guard proof == .silence else { return }
      #expect([.objection, .optOut, .withdrawal, .leavingExtra, .deceased].contains(kind))
      #expect(!had("failNotice"))
      let waited = history.compactMap { entry -> Bool? in
        guard case .announce(let route) = entry.event else { return nil }
        let hours = Int((now.milliseconds - entry.at.milliseconds) / 3_600_000)
        return hours >= (route == .electronic ? 72 : route == .postOnly ? 14 * 24 - 1 : 30 * 24 - 1)
      }
      #expect(waited == [true])
    case .erase:
      #expect(had("prove") && !had("contradict") && !had("refuse") && !had("erase"))
      #expect(!stops.contains(kind) || had("stop"))
      #expect(stops.contains(kind) && kind != .unsubscribe || kind == .erasure)
    case .refuse: #expect(!stops.contains(kind) && !had("erase"))
    case .contradict: #expect(!had("erase"))
    case .complete:
      #expect(had("erase") && (had("sendLetter") || had("failLetter")))
      func recipients(_ name: String) -> Set<String> { Set(history.compactMap { $0.event.recipient(of: name) }) }
      #expect(recipients("tell").isSubset(of: recipients("confirm").union(recipients("giveUp"))))
    case .giveUp(let recipient):
      let told = history.first { $0.event == .tell(recipient: recipient) }
      let waited = told.map { (now.milliseconds - $0.at.milliseconds) / 3_600_000 } ?? 0
      #expect(waited >= 29 * 24 - 1 && !history.contains { $0.event == .confirm(recipient: recipient) })
    case .close: #expect(!had("erase"))
    case .sendLetter, .failLetter:
      #expect(!had("sendLetter") && !had("failLetter"))
      // Whom nobody can tell of a stop cannot be answered either.
      let isUntold = event == .failLetter && !had("announce") && !had("prove")
      if stops.contains(kind), kind != .unsubscribe, !isUntold { #expect(had("erase") || had("contradict")) }
      if kind == .access { #expect(had("prove") || had("refuse") || had("contradict")) }
    case .failNotice: #expect(had("announce") && !had("prove") && !had("contradict"))
    case .prolong: #expect(!had("prolong") && !had("sendLetter"))
    case .stop, .announce, .findNobody, .tell, .confirm, .takeBack: break
    }
  }
}

extension CaseEvent {
  /// Whom it is about, where it is an event of that name.
  fileprivate func recipient(of name: String) -> String? {
    switch self {
    case .tell(let recipient), .confirm(let recipient), .giveUp(let recipient): self.name == name ? recipient : nil
    default: nil
    }
  }
}
