import Domain

/// The summary page of a copy: one file that loads nothing, runs nothing, and opens anywhere.
struct ExportHTML {
  private let report: AccessReport
  private let contact: ContactPoints
  private let words: AccessWords

  init(_ report: AccessReport, contact: ContactPoints) {
    self.report = report
    self.contact = contact
    words = AccessWords(report.language)
  }

  func text() -> String {
    let title = words.say("Uw gegevens bij ons", "Your data with us")
    let filled = report.sections.filter { !$0.rows.isEmpty }
    let empty = report.sections.filter(\.rows.isEmpty)
    return """
      <!DOCTYPE html>
      <html lang="\(report.language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(Self.escape(title))</title>
      <style>\(Self.style)</style>
      </head>
      <body>
      <main>
      <h1>\(Self.escape(title))</h1>
      \(introduction(filled.count))
      <h2>\(escaped("In het kort", "In short"))</h2>
      <ul>
      \(filled.map(line).joined(separator: "\n"))
      </ul>
      \(filled.map(section).joined(separator: "\n"))
      <h2>\(escaped("Hiervan hebben wij niets", "Of this we hold nothing"))</h2>
      <ul>
      \(empty.map { "<li id=\"\($0.category.rawValue)\">\(Self.escape($0.name))</li>" }.joined(separator: "\n"))
      </ul>
      \(rights())
      </main>
      </body>
      </html>

      """
  }

  private func introduction(_ kinds: Int) -> String {
    let when = report.made.words(in: report.language)
    return paragraphs([
      words.say("Zo stond het op \(when).", "This is how it was on \(when)."),
      words.say(
        "Wij hebben \(kinds) soorten gegevens van u. Per soort ziet u wat, waarvoor en hoe lang.",
        "We hold \(kinds) kinds of data about you. For each you see what, what for and how long."),
      words.say(
        "Naast deze bladzijde vindt u dezelfde gegevens als tabel (csv) en als bestand voor een computer (data.json).",
        "Beside this page you find the same data as tables (csv) and as a file for a computer (data.json)."),
    ])
  }

  private func line(_ section: AccessSection) -> String {
    "<li><a href=\"#\(section.category.rawValue)\">\(Self.escape(section.name.capitalisedFirst))</a> (\(section.rows.count))</li>"
  }

  private func section(_ section: AccessSection) -> String {
    var parts = [
      "<section id=\"\(section.category.rawValue)\">", "<h2>\(Self.escape(section.name.capitalisedFirst))</h2>",
    ]
    parts.append(paragraphs([section.note, section.logic].compactMap { $0 }))
    parts.append("<dl>")
    for purpose in section.purposes {
      parts.append(term(words.say("Waarvoor", "What for"), "\(purpose.name): \(purpose.ground)"))
      parts.append(
        term(words.say("Tot wanneer", "Until when"), "\(purpose.untilWords) [\(purpose.source)]"))
    }
    parts.append(
      term(words.say("Waar het vandaan komt", "Where it comes from"), section.provenance.joined(separator: "; ")))
    parts.append(term(words.say("Wie het ook ziet", "Who else sees it"), section.recipients.joined(separator: "; ")))
    parts.append("</dl>")
    parts.append("<details><summary>\(escaped("Alles tonen", "Show everything")) (\(section.rows.count))</summary>")
    parts += section.rows.map(row)
    parts.append("</details>")
    parts.append("</section>")
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func row(_ row: AccessRow) -> String {
    let cells = row.fields.map {
      "<tr><th scope=\"row\">\(Self.escape($0.label))</th><td>\(Self.escape($0.words))</td></tr>"
    }
    let until = row.until.map {
      "<tr><th scope=\"row\">\(escaped("blijft tot", "stays until"))</th><td>\($0.words(in: report.language))</td></tr>"
    }
    return "<table>\((cells + [until].compactMap { $0 }).joined())</table>"
  }

  private func rights() -> String {
    let title = escaped("Wat u kunt doen", "What you can do")
    let text = paragraphs([
      words.say(
        "Klopt er iets niet? Dan verbeteren wij het. U kunt ons ook vragen om te wissen of om even te wachten.",
        "Is something wrong? Then we correct it. You can also ask us to erase it or to pause using it."),
      words.say(
        "Wilt u geen reclame meer? Dat kan altijd. U hoeft niet te zeggen waarom.",
        "You want no more advertising? You can always say so. You need not say why."),
      words.say(
        "U mag deze gegevens meenemen naar een ander.", "You may take these data with you to somebody else."),
      words.say(
        "Zei u ergens ja op? U kunt altijd nee zeggen.", "Did you say yes to something? You can always say no."),
      words.say(
        "Vragen? Mail onze privacyfunctionaris: \(contact.officerMail). Of bel \(contact.phone).",
        "Questions? Mail our data protection officer: \(contact.officerMail). Or call \(contact.phone)."),
      words.say(
        "Niet tevreden? Dien een klacht in bij de \(contact.authority): \(contact.authorityURL).",
        "Not satisfied? Complain to the \(contact.authority): \(contact.authorityURL)."),
      words.say(
        "Verklaring: \(report.statement.label.nl) (\(report.statement.id)).",
        "Statement: \(report.statement.label.en) (\(report.statement.id))."),
    ])
    return "<h2>\(title)</h2>\n\(text)"
  }

  private func term(_ name: String, _ value: String) -> String {
    value.isEmpty ? "" : "<dt>\(Self.escape(name))</dt><dd>\(Self.escape(value))</dd>"
  }

  private func paragraphs(_ lines: [String]) -> String {
    lines.map { "<p>\(Self.escape($0))</p>" }.joined(separator: "\n")
  }

  private func escaped(_ nl: String, _ en: String) -> String { Self.escape(words.say(nl, en)) }

  /// By scalar, so that a mark set upon a bracket does not hide it.
  static func escape(_ text: String) -> String {
    var safe = ""
    for scalar in OneLine.of(text).unicodeScalars {
      switch scalar {
      case "&": safe += "&amp;"
      case "<": safe += "&lt;"
      case ">": safe += "&gt;"
      case "\"": safe += "&quot;"
      case "'": safe += "&#39;"
      default: safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }

  private static let style = """
    body{font:1.1rem/1.5 sans-serif;margin:0 auto;max-width:46rem;padding:1rem;color:#111;background:#fff}\
    table{border-collapse:collapse;margin:0 0 1rem;width:100%}th,td{border-bottom:1px solid #767676;\
    padding:.25rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}th{width:40%;font-weight:600}\
    dt{font-weight:600}dd{margin:0 0 .5rem}summary{cursor:pointer;padding:.5rem 0}
    """
}
