import ArgumentParser
import BusinessCards
import Domain
import Rights
import Talk

struct PreferenceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preference",
    abstract: say("Wat u zelf van ons krijgt.", "What you get from us yourself."),
    discussion: say(
      "Alleen van uzelf: wat een ander koos, ziet en wijzigt niemand anders.",
      "Only your own: what another chose is seen and changed by nobody else."),
    subcommands: [PreferenceShow.self, PreferenceSet.self])

  static func show(_ lines: [PreferenceActs.Line], _ options: DeskOptions, _ showing: Showing) throws {
    let shown = lines.map(ShownPreference.init)
    var table = TableText(say("WAT", "WHAT"), say("STAAT", "STATE"), say("NAAM", "NAME"))
    for line in lines {
      let state =
        line.isAsked ? say("wacht op uw mail", "waits for your mail") : line.isOn ? say("aan", "on") : say("uit", "off")
      table.append(.init(line.name.word), .init(state, line.isOn ? .green : .faint), .init(line.name.rawValue))
    }
    try showing.print(
      table, csv: [["name", "on", "asked"]] + shown.map { [$0.name, String($0.on), String($0.asked)] },
      json: ["preferences": shown], options)
  }
}

/// The names in JSON are stable.
struct ShownPreference: Encodable {
  let name: String
  let on: Bool
  let asked: Bool

  init(_ line: PreferenceActs.Line) {
    (name, on, asked) = (line.name.rawValue, line.isOn, line.isAsked)
  }
}

struct PreferenceShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: say("Toont het.", "Shows it."))

  @OptionGroup var options: DeskOptions
  @OptionGroup var showing: Showing

  func run() async throws {
    let lines = try await options.atDesk { desk in try await desk.ask(PreferenceActs.Show()) }
    try PreferenceCommand.show(lines, options, showing)
  }
}

struct PreferenceSet: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: say("Zet één regel aan of uit.", "Switches one line on or off."),
    discussion: say(
      "Uit is meteen uit. Aan wacht op een mail die u bevestigt. Met service-only blijven alleen berichten over uw reis of "
        + "abonnement; wat wij voor reclame van u wisten, wissen wij dan.",
      "Off is off at once. On waits for a mail that you confirm. With service-only nothing is left but messages about your "
        + "journey or subscription; what we knew of you for advertising we then erase."))

  enum Switch: String, CaseIterable, ExpressibleByArgument {
    case on, off
  }

  @OptionGroup var options: DeskOptions
  @OptionGroup var showing: Showing
  @OptionGroup var changing: ChangeOptions
  @Argument(
    help: ArgumentHelp(say("De naam uit de lijst, of service-only.", "The name from the list, or service-only.")))
  var name: String
  @Argument(help: "on, off") var to: Switch = .off

  func validate() throws {
    guard name == "service-only" || Preferences.Line(rawValue: name) != nil else {
      let names = Preferences.Line.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError(say("Kies uit: \(names), service-only.", "Choose from: \(names), service-only."))
    }
    guard !isServiceOnly || to == .off else {
      throw ValidationError(
        say(
          "service-only zet niets aan. Laat 'on' weg, of noem wat aan moet.",
          "service-only switches nothing on. Leave 'on' out, or name what is to be on."))
    }
  }

  private var isServiceOnly: Bool { name == "service-only" }

  private var question: String {
    isServiceOnly
      ? say(
        "Dan blijven alleen berichten over uw reis of abonnement. Dat stopt meteen; wat wij voor reclame van u bewaren "
          + "(aankopen, contact, reizen per maand) wissen wij. Doen?",
        "Then only messages about your journey or subscription are left. That stops at once; what we keep of you for "
          + "advertising (purchases, contact, journeys by month) we erase. Do it?")
      : say(
        "Dat stopt meteen; wat wij alleen daarvoor hadden, wissen wij. Doen?",
        "That stops at once; what we had for that alone we erase. Do it?")
  }

  func run() async throws {
    let act = PreferenceActs.Keep(Preferences.Line(rawValue: name), on: to == .on, language: Tongue.current)
    let lines = try await options.atDesk { desk in
      if changing.dryRun { return try await desk.ask(act, dry: true) }
      if to == .off { try changing.confirm(question) }
      return try await desk.ask(act)
    }
    if !showing.isSilent(options, dry: changing.dryRun) { try PreferenceCommand.show(lines, options, showing) }
    if changing.dryRun { options.tellNothingChanged() }
  }
}

struct OptOutCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "optout",
    abstract: say(
      "Geen reclame meer, voor uzelf of op een adres van uw organisatie.",
      "No advertising any more, for yourself or at an address of your organisation."),
    discussion: say(
      "Met --contact: op het zakelijke adres dat u van die persoon opgaf. Aanzetten kan alleen die persoon zelf.",
      "With --contact: at the business address that you told of that person. Only the person can switch it on again."))

  @OptionGroup var options: DeskOptions
  @OptionGroup var changing: ChangeOptions
  @Argument(help: "email, post, phone") var way: PreferenceActs.Way
  @Option(
    help: ArgumentHelp(
      say("De code van een contact; anders uzelf.", "The handle of a contact; otherwise yourself."), valueName: "handle"
    )) var contact: String?

  func run() async throws {
    let act = PreferenceActs.OptOut(way, contact: contact, language: Tongue.current)
    let answer = try await options.atDesk { desk in
      if changing.dryRun { return try await desk.ask(act, dry: true) }
      try changing.confirm(say("Dat stopt meteen. Doen?", "That stops at once. Do it?"))
      return try await desk.ask(act)
    }
    if changing.dryRun {
      return options.tellNothingChanged()
    }
    options.tell(
      answer.name.isEmpty
        ? say("Gestopt. U krijgt zo geen reclame meer.", "Stopped. You get no advertising that way any more.")
        : say(
          "Gestopt op het zakelijke adres van \(answer.name).", "Stopped at the business address of \(answer.name)."))
  }
}

extension PreferenceActs.Way: ExpressibleByArgument {}

extension Preferences.Line {
  var word: String {
    switch self {
    case .emailNS: say("reclame van NS per e-mail", "advertising of NS by e-mail")
    case .post: say("reclame per post", "advertising by post")
    case .telephone: say("reclame per telefoon", "advertising by telephone")
    case .travelOffers: say("aanbiedingen bij uw reizen", "offers from your travelling")
    case .nsExtra: say("NS Extra", "NS Extra")
    case .carrierMessages: say("berichten van andere vervoerders", "messages of other carriers")
    case .partnerOffers: say("aanbiedingen van partners", "offers of partners")
    case .emailNSInternational:
      say("reclame van NS International per e-mail", "advertising of NS International by e-mail")
    case .emailTracking: say("meten in e-mail", "measuring in e-mail")
    case .websiteTracking: say("meten op de website", "measuring on the website")
    case .serviceMessages: say("berichten die u kunt missen", "messages you can do without")
    }
  }
}
