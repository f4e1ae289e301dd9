/// How whoever was given data is told that they are to go (Art. 19).
package enum InstructionRoute: String, CaseIterable, Codable, Sendable {
  /// By mail, to the mailbox in the register.
  case letter
  /// OpenDSR 2.0, where everything the recipient does for us has ended; by mail otherwise.
  case openDSR
  /// By somebody of ours, outside these programs.
  case byHand
}
