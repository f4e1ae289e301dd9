struct MyDataCopy: PageCopy {
  let title: String
  let summary: @Sendable (_ filled: Int, _ empty: Int) -> String
  let download: String
  let downloadText: String
  let filledTitle: String
  let emptyTitle: String
  let items: @Sendable (Int) -> String
  let nothing: String
  let empty: String
  let more: @Sendable (Int) -> String
  let purpose: String
  let basis: String
  let source: String
  let recipients: String
  let until: String
  let nextTitle: String
  let correct: String
  let erase: String

  static let nl = MyDataCopy(
    title: "Wat wij van u weten",
    summary: { filled, empty in "Wij bewaren \(filled) soorten gegevens van u. Van \(empty) soorten hebben wij niets."
    },
    download: "Download alles",
    downloadText: "U krijgt één bestand. Het opent op elke computer.",
    filledTitle: "Dit hebben wij",
    emptyTitle: "Dit hebben wij niet",
    items: { $0 == 1 ? "1 gegeven" : "\($0) gegevens" },
    nothing: "niets",
    empty: "Hiervan bewaren wij niets over u.",
    more: { "En nog \($0). Die staan in de download." },
    purpose: "Waarvoor",
    basis: "Waarom dat mag",
    source: "Van wie",
    recipients: "Wie het zien",
    until: "Tot wanneer",
    nextTitle: "Klopt er iets niet?",
    correct: "Iets verbeteren",
    erase: "Iets wissen")

  static let en = MyDataCopy(
    title: "What we know about you",
    summary: { filled, empty in "We keep \(filled) kinds of data about you. Of \(empty) kinds we have nothing." },
    download: "Download everything",
    downloadText: "You get one file. It opens on any computer.",
    filledTitle: "This we have",
    emptyTitle: "This we do not have",
    items: { $0 == 1 ? "1 item" : "\($0) items" },
    nothing: "nothing",
    empty: "Of this we keep nothing about you.",
    more: { "And \($0) more. They are in the download." },
    purpose: "What for",
    basis: "Why we may",
    source: "From whom",
    recipients: "Who sees it",
    until: "Until when",
    nextTitle: "Is something wrong?",
    correct: "Correct something",
    erase: "Erase something")
}
