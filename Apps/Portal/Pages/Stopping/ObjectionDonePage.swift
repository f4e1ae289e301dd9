import Domain

/// How the answer goes out, with the address as far as it may be shown.
enum LetterWay: Sendable {
  case email(String)
  case post
}

/// How long an unproven objection waits for contradiction before it erases.
struct Notice: Sendable {
  var hours: Int
  /// Where the only notice goes by post.
  var daysByPost: Int
}

/// What `POST /objections` answers.
///
/// Unproven, it says nothing about anybody: its bytes are the same for an address we never saw,
/// once reference, time and tokens are masked.
struct ObjectionDonePage: Page {
  enum Outcome: Sendable {
    case unproven(Notice)
    case proven(Proof)
  }

  /// What may be told once it is proven who asks.
  struct Proof: Sendable {
    /// Each with when: "at once", "on 2 December".
    var erased: [Fact]
    var stays: [Stays]
    var endedBenefits: [String] = []
    /// Nil where there is no way to write to the person.
    var letter: LetterWay?
  }

  static let words = Words<ObjectionDoneCopy>()

  var stopped: StoppedAt
  var scope: Scope
  /// NS Extra goes on for its benefits alone (A3).
  var keepsExtra = false
  var reference: String
  var outcome: Outcome
  /// What was handed to the printer before (S25), the same for everybody: until which day it may come.
  var mayArriveUntil: [String] = []

  var template: Template { .objectionDone }

  func title(_ copy: ObjectionDoneCopy) -> String { copy.title }

  func values(_ copy: ObjectionDoneCopy, in language: Language) -> Values {
    var values: Values = [
      "heading": copy.heading(stopped, scope),
      "outcome": scope == .everything ? copy.onlyService : copy.restStays,
      "reference": reference, "statusHref": "/requests/\(reference)",
      "keepsExtra": shown(keepsExtra ? copy.keepsExtra : nil), "mayArrive": mayArriveUntil.map(copy.mayArrive),
      "letter": false,
    ]
    switch outcome {
    case .unproven(let notice):
      values["noticeWait"] = copy.noticeWait(notice)
      values["unproven"] = true
      values["proven"] = false
    case .proven(let proof):
      values["unproven"] = false
      values["proven"] = true
      values["erased"] = proof.erased.map { ["what": $0.label, "when": $0.value] as Values }
      values["benefits"] = proof.endedBenefits
      values["hasBenefits"] = !proof.endedBenefits.isEmpty
      values["letter"] = shown(proof.letter.map(copy.letter))
      values.merge(Stays.values(proof.stays)) { $1 }
    }
    return values
  }
}
