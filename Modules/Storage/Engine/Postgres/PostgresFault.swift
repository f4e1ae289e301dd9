import CPostgres

/// The error for an SQLSTATE. `message` is PostgreSQL's first line: it names tables and constraints,
/// and holds no value since the detail line, which does, is left out.
func postgresFault(state: String, message: String, name: String) -> StorageError {
  switch state.prefix(2) {
  case "23", "22":
    return .constraint(message)
  case "40":
    return .busy("another transaction on \(name) came first, and nothing of this one was kept: try again")
  case "53" where state == "53200" && message.contains("shared memory"):
    return .unavailable(
      "\(name) has no room for more locks (\(message)): raise max_locks_per_transaction or "
        + "max_pred_locks_per_transaction, as Docs/scale.md works out, restart the server and try again")
  case "53":
    return .unavailable("\(name) has no room left (\(message)): free disk, memory or connections and try again")
  case "57", "08":
    return state == "57014"
      ? .busy(
        "\(name) took too long, or was closed meanwhile, and the work was cancelled; nothing of it was kept: try again")
      : .unavailable("\(name) is stopping or not reachable (\(message)): try again when it runs")
  case "55":
    return .busy("\(name) is locked by another transaction: try again when that one is done")
  case "28":
    return .unavailable("\(name) does not let this user in (\(message)): check user, pass file and pg_hba.conf")
  case "XX":
    return .corrupt("\(name) is damaged (\(message)): stop all programs that use it and put back a backup")
  case "P0":
    return .constraint(message)
  default:
    return .unavailable(
      "\(name) refused a statement (\(message), SQLSTATE \(state)): does its schema match this program?")
  }
}

/// Why no connection came about, and what to do; libpq says it in words only.
func postgresConnectFault(_ said: String, name: String) -> StorageError {
  let reason = postgresReason(said)
  let isNobody = reason.hasPrefix("role ") && reason.contains("does not exist")
  let advice =
    if reason.contains("SSL") || reason.contains("certificate") {
      "check sslmode and the certificates named in the address"
    } else if isNobody || ["password", "no pg_hba.conf entry", "authentication"].contains(where: reason.contains) {
      "check the user, the pass file and pg_hba.conf"
    } else if reason.hasPrefix("database ") && reason.contains("does not exist") {
      "make it with: createdb --encoding UTF8 --locale C --template template0 NAME"
    } else if ["starting up", "shutting down", "recovery mode"].contains(where: reason.contains) {
      "wait until the server is ready"
    } else if reason.contains("too many clients") || reason.contains("connection slots") {
      "raise max_connections, or run fewer programs"
    } else {
      "check that the server runs and that host and port are right"
    }
  return .unavailable("\(name) cannot be reached (\(reason)): \(advice)")
}

/// What was said of the last try alone. Around it libpq names the server again, and adds lines on where
/// it found the password or how to ask for less.
private func postgresReason(_ said: String) -> String {
  let lines = said.split(separator: "\n")
  guard let line = lines.last(where: { $0.hasPrefix("connection to server") }) ?? lines.first else {
    return "no reason was given"
  }
  let reason = line.firstRange(of: " failed: ").map { line[$0.upperBound...] } ?? line
  return String(reason.hasPrefix("FATAL:  ") ? reason.dropFirst("FATAL:  ".count) : reason)
}
