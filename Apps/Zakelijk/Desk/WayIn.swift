import Bootstrap
import BusinessCards
import Delivery
import Domain
import Foundation
import Identity
import Storage
import Talk

/// The two ways to the desk: over the network, with the token of this computer, or on the database itself. What can be
/// asked and what is answered is the same, since it is the same values.
enum WayIn {
  /// `order`: the name under which it is asked how far an act is.
  case server(JSONClient, Token<ForDevice>, order: String)
  case database(World, Desk)

  static func server(_ address: String, _ token: Token<ForDevice>) throws -> WayIn {
    .server(try client(address), token, order: String(ProcessInfo.processInfo.processIdentifier))
  }

  func ask<Act: DeskAct>(_ act: Act, dry: Bool = false) async throws -> Act.Answer {
    do {
      return try await askBare(act, dry: dry)
    } catch let refusal as DeskRefusal {
      throw Refusal(refusal.wording[Tongue.current])
    }
  }

  /// The same, with a refusal as the desk gave it, for who has more to say of it than its sentence.
  func askBare<Act: DeskAct>(_ act: Act, dry: Bool = false) async throws -> Act.Answer {
    switch self {
    case .server(let client, let token, let order):
      try await Self.post(DeskOrder(act, dry: dry, name: order), Act.path, client, token: token.text)
    case .database(let world, let desk):
      try await desk.carryOut(act, dry: dry, in: world.store)
    }
  }

  /// How far the act under way is, of one; nil where the server does not say.
  @Sendable func share() async -> Double? {
    switch self {
    case .database(_, let desk): return desk.progress.share
    case .server(let client, let token, let order):
      let answer: ProgressQuestion.Answer? = try? await Self.post(
        ProgressQuestion(order: order), ProgressQuestion.path, client, token: token.text)
      return answer?.share
    }
  }

  static func client(_ server: String) throws -> JSONClient {
    do throws(JSONClientFault) {
      return try JSONClient(server)
    } catch {
      throw Refusal(error.sentence(server))
    }
  }

  /// Sends `body` to the server's desk; what it refuses is thrown as here.
  static func post<Answer: Decodable>(
    _ body: some Encodable, _ path: String, _ client: JSONClient, token: String?
  ) async throws -> Answer {
    let bytes = Array(try JSONEncoder().encode(body))
    let answer: JSONClient.Answer
    do throws(JSONClientFault) {
      answer = try await client.post("/api/v1/business/\(path)", bytes, bearer: token)
    } catch {
      throw Refusal(error.sentence(client.server))
    }
    if answer.status == 200, let read = try? JSONDecoder().decode(Answer.self, from: Data(answer.body)) { return read }
    if let failure = try? JSONDecoder().decode(DeskFailure.self, from: Data(answer.body)) { throw failure.refusal }
    throw Refusal(
      say(
        "\(client.server) antwoordt met \(answer.status), en niet als dit programma. Klopt het adres? Is het programma bij?",
        "\(client.server) answers with \(answer.status), and not as this program does. Is the address right, and the "
          + "program up to date?"))
  }
}

extension JSONClientFault {
  func sentence(_ server: String) -> String {
    switch self {
    case .noAddress:
      say("Dit is geen webadres: \(server)", "This is no web address: \(server)")
    case .inTheClear:
      say(
        "Gebruik een adres dat met https:// begint: een wachtwoord gaat niet onversleuteld over het net.",
        "Use an address that begins with https://: no password goes over the network in the clear.")
    case .unreachable:
      say(
        "\(server) antwoordt niet. Probeer het straks weer; was het een wijziging, kijk dan eerst met: zakelijk history",
        "\(server) does not answer. Try again in a while; if it was a change, look first with: zakelijk history")
    }
  }
}
