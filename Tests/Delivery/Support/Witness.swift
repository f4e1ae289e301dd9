/// Python's own mail parser: what another program makes of our bytes.
enum Witness {
  static func recipient(of bytes: [UInt8]) throws -> String {
    let bench = try Workbench()
    let file = try bench.put(bytes, "letter.eml")
    let script = """
      import email, email.policy, sys
      to = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)['To'].addresses[0]
      print(to.display_name + '|' + to.addr_spec, end='')
      """
    return try run("python3", ["-X", "utf8", "-c", script, file]).output
  }
}
