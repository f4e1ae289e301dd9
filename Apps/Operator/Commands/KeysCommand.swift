import ArgumentParser
import Bootstrap
import Identity
import Storage
import Talk

struct KeysCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Replaces keys of the house.", subcommands: [KeysRotate.self])
}

struct KeysRotate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rotate", abstract: "Puts another master or lookup key in use, while the house goes on.",
    discussion: """
      'master' wraps every key of the keyring anew; 'lookup' enters everybody anew who can be found. Cut short, start it
      again: it goes on. A new key is made, unless one was prepared. Where the house runs on several machines, prepare
      first, copy keys/ to each of them, and then rotate:

        rechtspoor keys rotate master --prepare
        rechtspoor keys rotate master
      """)

  enum Which: String, ExpressibleByArgument, CaseIterable { case master, lookup }

  @OptionGroup var house: HouseOptions
  @Argument(help: "Which key: master or lookup.") var key: Which
  @Flag(help: "Only put the next key into the file; nothing uses it yet.") var prepare = false

  func run() async throws {
    let facts = try await house.withWorld { world in
      let folder = world.settings.home.keys
      let progress = Progress(key == .master ? "keys" : "people", clock: world.clock)
      defer { progress.end() }
      switch key {
      case .master:
        let rotation = MasterRotation(world.store, keys: folder)
        if prepare { return Facts(key: key.rawValue, id: try rotation.prepare(), inUse: false, renewed: 0) }
        let done = try rotation.run(progress.show)
        return Facts(key: key.rawValue, id: done.id, inUse: true, renewed: done.rewrapped)
      case .lookup:
        let rotation = LookupRotation(world.store, keys: folder, further: Accounts.renewLogins)
        if prepare { return Facts(key: key.rawValue, id: try rotation.prepare(), inUse: false, renewed: 0) }
        let done = try rotation.run(progress.show)
        return Facts(key: key.rawValue, id: done.id, inUse: true, renewed: done.people)
      }
    }
    if house.json { return try CommandLineTalk.json(facts) }
    print("key      \(facts.key) \(facts.id)")
    print(facts.inUse ? "renewed  \(facts.renewed)" : "waits    copy keys/ to every machine, then rotate")
    if facts.inUse {
      CommandLineTalk.say("Copy keys/ to every machine and to where you keep it, and make a backup now.")
    }
  }

  private struct Facts: Encodable {
    let key: String
    let id: String
    let inUse: Bool
    let renewed: Int
  }
}
