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
  let reason = said.split(separator: "\n").last.map(String.init) ?? "no reason was given"
  let advice =
    if said.contains("password") || said.contains("no pg_hba.conf entry") || said.contains("authentication failed") {
      "check the user, the pass file and pg_hba.conf"
    } else if said.contains("database") && said.contains("does not exist") {
      "make it with: createdb --encoding UTF8 --locale C --template template0 NAME"
    } else if said.contains("SSL") || said.contains("certificate") {
      "check sslmode and the certificates named in the address"
    } else if said.contains("starting up") || said.contains("shutting down") || said.contains("recovery mode") {
      "wait until the server is ready"
    } else if said.contains("too many clients") || said.contains("connection slots") {
      "raise max_connections, or run fewer programs"
    } else {
      "check that the server runs and that host and port are right"
    }
  return .unavailable("\(name) cannot be reached (\(reason)): \(advice)")
}
