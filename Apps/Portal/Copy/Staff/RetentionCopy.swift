struct RetentionCopy: PageCopy {
  let title: String
  let lead: @Sendable (_ day: String) -> String
  let notYet: String
  let estimate: @Sendable (_ looked: String, _ of: String) -> String
  let toOversight: String
  let roundUnknown: String
  let round: @Sendable (_ day: String) -> String
  let roundText: String
  let emptyRound: String
  let rule: String
  let rows: String
  let kinds: String
  let yearsTitle: String
  let yearsText: String
  let chart: String
  let rulesText: String
  let ruleChart: String
  let byRule: String
  let nothingExpires: String
  let month: String
  let rowsOfYear: @Sendable (_ rows: String) -> String
  let otherTitle: String
  let due: String
  let beyond: String
  let beyondText: String

  static let nl = RetentionCopy(
    title: "Wat er wanneer afloopt",
    lead: { "Zoals geteld op \($0), als er niets gebeurt en alleen de tijd verstrijkt." },
    notYet: "Dit wordt elke nacht geteld. Er is nog geen nacht geweest.",
    estimate: { "Geschat: \($0) van \($1) mensen zijn bekeken." },
    toOversight: "Naar toezicht",
    roundUnknown: "De volgende ronde",
    round: { "De ronde van \($0)" },
    roundText: "Dit gaat er dan weg, per regel. Wat op vrijgave wacht, staat er niet bij.",
    emptyRound: "Er gaat dan niets weg.",
    rule: "Regel",
    rows: "Gegevens",
    kinds: "Waarvan",
    yearsTitle: "De komende 48 maanden",
    yearsText: "Dezelfde getallen staan hieronder per jaar.",
    chart: "Staafdiagram van wat er per maand afloopt. De getallen staan eronder.",
    rulesText: "En dit is onder welke regel het afloopt. De regels staan in de verklaring.",
    ruleChart: "Staafdiagram van onder welke regel het per maand afloopt. De getallen staan eronder.",
    byRule: "Onder regel",
    nothingExpires: "In deze maanden loopt er niets af.",
    month: "Maand",
    rowsOfYear: { "\($0) gegevens" },
    otherTitle: "Nu al, en later",
    due: "Had zijn tijd al",
    beyond: "Later, of zonder einde",
    beyondText: "Zonder einde is wat nog loopt, zoals een abonnement.")

  static let en = RetentionCopy(
    title: "What expires when",
    lead: { "As counted on \($0), if nothing happens and only time passes." },
    notYet: "This is counted each night. There has been no night yet.",
    estimate: { "Estimated: \($0) of \($1) people were looked at." },
    toOversight: "To oversight",
    roundUnknown: "The next round",
    round: { "The round of \($0)" },
    roundText: "This goes then, by rule. What waits for a release is not among it.",
    emptyRound: "Nothing goes then.",
    rule: "Rule",
    rows: "Rows",
    kinds: "Of which",
    yearsTitle: "The next 48 months",
    yearsText: "The same numbers stand below, year by year.",
    chart: "Bar chart of what expires in each month. The numbers stand below it.",
    rulesText: "And this is the rule under which it expires. The rules are in the statement.",
    ruleChart: "Bar chart of the rule under which it expires in each month. The numbers stand below it.",
    byRule: "Under rule",
    nothingExpires: "Nothing expires in these months.",
    month: "Month",
    rowsOfYear: { "\($0) rows" },
    otherTitle: "By now, and later",
    due: "Has had its time already",
    beyond: "Later, or with no end",
    beyondText: "With no end is what still runs, such as a subscription.")
}
