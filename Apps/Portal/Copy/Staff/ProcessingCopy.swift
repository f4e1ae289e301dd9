struct ProcessingCopy: PageCopy {
  let title: String
  let lead: @Sendable (_ day: String, _ statement: String) -> String
  let toOversight: String
  let asTable: String
  let asData: String
  let controller: String
  let address: String
  let officer: String
  let activitiesTitle: String
  let kinds: @Sendable (_ kinds: Int) -> String
  let basis: String
  let assessment: String
  let reviewBy: String
  let people: String
  let stopping: String
  let recipients: String
  let data: String
  let period: String
  let source: String
  let partiesTitle: String
  let noParties: String
  let role: String
  let purposes: String
  let agreement: String
  let country: String
  let transfer: String
  let refused: String
  let measuresTitle: String

  static let nl = ProcessingCopy(
    title: "Wat we met gegevens doen",
    lead: { "Zoals het is op \($0), volgens de verklaring \($1). De wet vraagt ons dit bij te houden." },
    toOversight: "Naar toezicht",
    asTable: "Als tabel (csv)",
    asData: "Als bestand (json)",
    controller: "Wie verantwoordelijk is",
    address: "Adres",
    officer: "Functionaris gegevensbescherming",
    activitiesTitle: "Waarvoor we gegevens gebruiken",
    kinds: { $0 == 1 ? "1 soort" : "\($0) soorten" },
    basis: "Waarom het mag",
    assessment: "Afweging",
    reviewBy: "opnieuw voor",
    people: "Van wie",
    stopping: "Stoppen",
    recipients: "Aan wie",
    data: "Gegevens",
    period: "Hoe lang",
    source: "Waar ze vandaan komen",
    partiesTitle: "Wie gegevens krijgen",
    noParties: "Er staat niemand in het register.",
    role: "Wat zij doen",
    purposes: "Waarvoor",
    agreement: "Overeenkomst",
    country: "Waar de gegevens staan",
    transfer: "Doorgifte buiten Europa",
    refused: "Krijgt nu niets: er ontbreekt iets, of er is iets afgelopen.",
    measuresTitle: "Hoe ze beveiligd zijn")

  static let en = ProcessingCopy(
    title: "What we do with data",
    lead: { "As it is on \($0), under the statement \($1). The law asks us to keep this." },
    toOversight: "To oversight",
    asTable: "As a table (csv)",
    asData: "As a file (json)",
    controller: "Who is responsible",
    address: "Address",
    officer: "Data protection officer",
    activitiesTitle: "What we use data for",
    kinds: { $0 == 1 ? "1 kind" : "\($0) kinds" },
    basis: "Why we may",
    assessment: "Assessment",
    reviewBy: "anew before",
    people: "Whose data",
    stopping: "Stopping",
    recipients: "To whom",
    data: "Data",
    period: "How long",
    source: "Where they come from",
    partiesTitle: "Who receives data",
    noParties: "Nobody is in the register.",
    role: "What they do",
    purposes: "What for",
    agreement: "Agreement",
    country: "Where the data are",
    transfer: "Transfer outside Europe",
    refused: "Is given nothing now: something is missing, or has ended.",
    measuresTitle: "How they are secured")
}
