import Domain

/// The record of processing as one page that loads nothing, runs nothing, and opens anywhere.
package struct ProcessingHTML: Sendable {
  private let record: RecordOfProcessing

  package init(_ record: RecordOfProcessing) {
    self.record = record
  }

  package func text() -> String {
    let title = say("Register van verwerkingen", "Record of processing")
    return """
      <!DOCTYPE html>
      <html lang="\(record.language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(escaped(title))</title>
      <style>
      body { font: 1.1rem/1.5 sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
      dt { font-weight: bold; } dd { margin: 0 0 .5rem 0; overflow-wrap: anywhere; }
      section { border-top: 2px solid; margin-top: 2rem; }
      </style>
      </head>
      <body>
      <h1>\(escaped(title))</h1>
      <p>\(escaped(say("Artikel 30 AVG. Zoals het was op ", "Article 30 GDPR. As it was on ")))\
      \(escaped(record.asOf.words(in: record.language))). \(escaped(record.statementLabel)).</p>
      \(facts([
        (say("Verantwoordelijke", "Controller"), [record.controller.name, record.controller.address]),
        (say("Telefoon", "Telephone"), [record.controller.phone]),
        (say("Functionaris gegevensbescherming", "Data protection officer"), [record.controller.officer]),
      ]))
      <h2>\(escaped(say("Waarvoor we gegevens gebruiken", "What we use data for")))</h2>
      \(record.activities.map(activity).joined(separator: "\n"))
      <h2>\(escaped(say("Wie gegevens krijgen", "Who receives data")))</h2>
      \(record.recipients.map(party).joined(separator: "\n"))
      <h2>\(escaped(say("Hoe ze beveiligd zijn", "How they are secured")))</h2>
      <ul>\(record.measures.map { "<li>\(escaped($0))</li>" }.joined())</ul>
      </body>
      </html>

      """
  }

  private func activity(_ activity: RecordOfProcessing.Activity) -> String {
    """
    <section id="\(activity.purpose)">
    <h3>\(escaped(activity.name))</h3>
    <p>\(escaped(activity.explanation))</p>
    \(facts([
      (say("Grondslag", "Legal basis"), activity.bases.map(\.words)),
      (
        say("Afweging", "Assessment"),
        activity.assessment.map { [say("\($0), opnieuw voor \(activity.reviewBy ?? "")",
          "\($0), anew before \(activity.reviewBy ?? "")")] } ?? []
      ),
      (say("Van wie", "Whose data"), activity.people),
      (say("Aan wie", "To whom"), activity.recipients.map { role in
        role.parties.isEmpty ? role.name : "\(role.name): \(role.parties.joined(separator: ", "))"
      }),
      (say("Stoppen", "Stopping"), activity.stopping), ("DPV", activity.dpv),
    ]))
    \(activity.data.map { data in facts([
      (data.name.capitalisedFirst, data.periods.map { "\($0.words) [\($0.source)]" } + data.conditions),
      (say("Waar ze vandaan komen", "Where they come from"), data.sources), ("DPV", data.dpv),
    ]) }.joined(separator: "\n"))
    </section>
    """
  }

  private func party(_ party: RecordOfProcessing.Party) -> String {
    """
    <section>
    <h3>\(escaped(party.name))</h3>
    \(facts([
      (say("Wat zij doen", "What they do"), [party.role, party.services]),
      (say("Waarvoor", "What for"), party.purposes),
      (say("Overeenkomst", "Agreement"), [party.agreement, party.until]),
      (say("Waar", "Where"), [party.country]),
      (say("Doorgifte buiten de EER", "Transfer outside the EEA"),
        [party.instrument, party.instrumentReference, party.assessment]),
      (say("Krijgt nu niets", "Is given nothing now"), party.refused),
    ]))
    </section>
    """
  }

  /// What is empty is left out.
  private func facts(_ facts: [(String, [String])]) -> String {
    let filled = facts.map { ($0.0, $0.1.filter { !$0.isEmpty }) }.filter { !$0.1.isEmpty }
    return "<dl>"
      + filled.map { name, values in
        "<dt>\(escaped(name))</dt>" + values.map { "<dd>\(escaped($0))</dd>" }.joined()
      }.joined() + "</dl>"
  }

  private func say(_ nl: String, _ en: String) -> String { Wording(nl, en)[record.language] }

  private func escaped(_ text: String) -> String { ExportHTML.escape(text) }
}
