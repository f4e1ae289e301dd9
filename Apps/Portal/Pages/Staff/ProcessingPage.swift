import Domain
import Rights

/// `GET /staff/processing`: what data are used for, on which ground, how long, and who gets them.
struct ProcessingPage: Page {
  static let words = Words<ProcessingCopy>()

  var record: RecordOfProcessing

  var template: Template { .processing }
  var shape: String { "wide" }

  func title(_ copy: ProcessingCopy) -> String { copy.title }

  func values(_ copy: ProcessingCopy, in language: Language) -> Values {
    [
      "lead": copy.lead(record.asOf.words(in: language), record.statementLabel),
      "controller": [
        Fact(copy.controller, record.controller.name), Fact(copy.address, record.controller.address),
        Fact(copy.officer, record.controller.officer),
      ].map { fact -> Values in ["label": fact.label, "lines": [fact.value]] },
      "activities": record.activities.map { values($0, copy) }, "parties": record.recipients.map { values($0, copy) },
      "hasParties": !record.recipients.isEmpty, "measures": record.measures,
    ]
  }

  private func values(_ activity: RecordOfProcessing.Activity, _ copy: ProcessingCopy) -> Values {
    [
      "id": "purpose-\(activity.purpose)", "name": activity.name, "count": copy.kinds(activity.data.count),
      "explanation": activity.explanation,
      "facts": facts([
        (copy.basis, activity.bases.map(\.words)),
        (copy.assessment, activity.assessment.map { ["\($0), \(copy.reviewBy) \(activity.reviewBy ?? "")"] } ?? []),
        (copy.people, activity.people), (copy.stopping, activity.stopping),
        (
          copy.recipients,
          activity.recipients.map { $0.parties.isEmpty ? $0.name : "\($0.name): \($0.parties.joined(separator: ", "))" }
        ), ("DPV", activity.dpv),
      ]),
      "data": activity.data.map { data -> Values in
        [
          "name": data.name.capitalisedFirst,
          "periods": data.periods.map { "\($0.words) [\($0.source)]" }, "sources": data.sources,
        ]
      },
    ]
  }

  private func values(_ party: RecordOfProcessing.Party, _ copy: ProcessingCopy) -> Values {
    [
      "name": party.name, "refused": !party.refused.isEmpty,
      "facts": facts([
        (copy.role, [party.role, party.services]), (copy.purposes, party.purposes),
        (copy.agreement, [party.agreement, party.until]), (copy.country, [party.country]),
        (copy.transfer, [party.instrument, party.instrumentReference, party.assessment]),
      ]),
    ]
  }

  /// What is empty is left out.
  private func facts(_ facts: [(label: String, lines: [String])]) -> [Values] {
    facts.map { ($0.label, $0.lines.filter { !$0.isEmpty }) }.filter { !$0.1.isEmpty }
      .map { label, lines -> Values in ["label": label, "lines": lines] }
  }
}
