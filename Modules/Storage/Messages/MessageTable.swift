package import Domain

/// The messages of campaigns, one row for a person and campaign: first that somebody is meant, and then the receipt of
/// what was decided and done. A row never leaves a state for an earlier one.
package enum MessageTable {
  package enum State: String, CaseIterable, Sendable {
    case waiting
    /// The gate let it through; it is being handed over, or was when a program stopped.
    case leaving
    case sent
    /// By the gate, or called back in the last moment.
    case refused
    /// The other side does not take it.
    case failed
    /// Handed to the printer, and then taken back.
    case recalled
  }

  /// A message that somebody has taken up and nobody else will.
  package struct Claimed: Hashable, Sendable {
    package let customer: Int64
    package let campaign: Int64
    /// What the message is called outside of the house; the same if it is handed over once more.
    package let message: Int64
    /// How many times it was tried and put off.
    package let attempts: Int
    let token: Int64
  }

  /// The decision that let it through.
  package struct Leave: Sendable {
    package let ground: SendGround
    package let language: Language
    /// SHA-256 of its text.
    package let digest: String

    package init(_ ground: SendGround, _ language: Language, digest: String) {
      self.ground = ground
      self.language = language
      self.digest = digest
    }
  }

  // MARK: - Listing

  /// Puts people on the list of a campaign; who is on it already stays as they are.
  package static func list(_ customers: [Int64], for campaign: CampaignTable.Row, in tx: Transaction) throws {
    guard !customers.isEmpty else { return }
    let draft = campaign.draft
    try tx.insert(
      into: "campaign_message",
      [
        "customer_id", "campaign_id", "message_id", "campaign", "purpose", "channel", "brand", "state", "attempts",
        "recorded_day",
      ],
      customers.map { customer in
        [
          customer.bound, campaign.id.bound, tx.newID().bound, draft.name.bound, draft.purpose.rawValue.bound,
          draft.channel.rawValue.bound, draft.brand.rawValue.bound, State.waiting.rawValue.bound, 0.bound,
          tx.today.bound,
        ]
      }, ending: "ON CONFLICT (customer_id, campaign_id) DO NOTHING")
    try lookInTime(at: customers, in: tx)
  }

  /// The receipts have their time too: whoever has one is looked at by then.
  private static func lookInTime(at customers: [Int64], in tx: Transaction) throws {
    let receipt = Datum(.delivery, days: [.recorded: tx.today])
    guard let day = nextLook(try tx.statement, Standing(firstRecorded: tx.today), receipt, tx.today) else { return }
    try tx.run(
      "UPDATE standing SET check_day = \(day) WHERE customer_id \(tx.among(customers)) AND check_day > \(day)")
  }

  // MARK: - Sending

  /// So soon does somebody else take up a message whose sender was killed.
  package static let claimSeconds = 120

  /// Takes up the next messages of a campaign: those that wait, and those left on the way by a sender that is gone. With
  /// a batch: those that were put into it.
  package static func claim(
    _ campaign: Int64, limit: Int, batch: String? = nil, in tx: Transaction
  ) throws -> [Claimed] {
    let token = tx.newID()
    let those: Query = batch.map { "AND batch = \($0)" } ?? ""
    let found = try tx.run(
      """
      SELECT customer_id, message_id, attempts FROM campaign_message
      WHERE campaign_id = \(campaign) AND state IN ('waiting', 'leaving')
        AND (claimed_until IS NULL OR claimed_until <= \(tx.now)) \(those)
      ORDER BY customer_id LIMIT \(limit)
      """ + tx.connection.dialect.claim
    ).map {
      Claimed(
        customer: try $0.integer("customer_id"), campaign: campaign, message: try $0.integer("message_id"),
        attempts: try $0.int("attempts"), token: token)
    }
    for one in found {
      try change(one, "claim = \(token), claimed_until = \(tx.now.adding(seconds: claimSeconds))", held: false, in: tx)
    }
    return found
  }

  /// The name of a batch that was begun, and that whoever began it did not finish.
  package static func unfinishedBatch(of campaign: Int64, in tx: Transaction) throws -> String? {
    try tx.first(
      """
      SELECT batch FROM campaign_message
      WHERE campaign_id = \(campaign) AND state = 'leaving' AND batch IS NOT NULL AND claimed_until <= \(tx.now)
      ORDER BY batch LIMIT 1
      """
    )?.text("batch")
  }

  package static func put(_ message: Claimed, in batch: String, in tx: Transaction) throws {
    try change(message, "batch = \(batch)", held: true, in: tx)
  }

  /// Throws where another sender has taken it up.
  package static func require(_ message: Claimed, in tx: Transaction) throws {
    guard try isHeld(message, in: tx) else { throw ClaimLost() }
  }

  /// Whether it is still this sender's.
  package static func isHeld(_ message: Claimed, in tx: Transaction) throws -> Bool {
    try tx.exists("SELECT 1 AS one FROM campaign_message WHERE " + identity(message, held: true))
  }

  /// The gate let it through.
  package static func leave(_ message: Claimed, _ leave: Leave, in tx: Transaction) throws {
    try change(
      message,
      """
      state = 'leaving', basis = \(leave.ground.basis.rawValue), consent = \(leave.ground.consent?.rawValue),
      agreement = \(leave.ground.agreement?.rawValue), reason = \(leave.ground.word),
      statement_version = \(try tx.statement.version.id), language = \(leave.language.rawValue),
      digest = \(leave.digest), decided_at = \(tx.now), claimed_until = \(tx.now.adding(seconds: claimSeconds))
      """, held: true, in: tx)
  }

  /// The gate did not.
  package static func refuse(_ message: Claimed, _ refusal: SendRefusal, in tx: Transaction) throws {
    try change(
      message,
      """
      state = 'refused', reason = \(refusal.word), statement_version = \(try tx.statement.version.id),
      decided_at = \(tx.now), claim = NULL, claimed_until = NULL, basis = NULL, consent = NULL, agreement = NULL,
      digest = NULL
      """, held: true, in: tx)
  }

  package static func markSent(_ message: Claimed, batch: String? = nil, in tx: Transaction) throws {
    try change(
      message,
      """
      state = 'sent', sent_at = \(tx.now), batch = COALESCE(\(batch), batch), recorded_day = \(tx.today), claim = NULL,
      claimed_until = NULL
      """, held: true, in: tx)
  }

  package static func markFailed(_ message: Claimed, because reason: String, in tx: Transaction) throws {
    try change(
      message, "state = 'failed', reason = \(reason), claim = NULL, claimed_until = NULL", held: true, in: tx)
  }

  /// Keeps a message that takes long to hand over; throws where it is another's by now.
  package static func renew(_ message: Claimed, in tx: Transaction) throws -> Instant {
    let until = tx.now.adding(seconds: claimSeconds)
    try change(message, "claimed_until = \(until)", held: true, in: tx)
    return until
  }

  /// The printer has it, or may: it is asked to take it out again.
  package static func recall(_ message: Claimed, _ refusal: SendRefusal, in tx: Transaction) throws {
    try change(
      message, "state = 'recalled', reason = \(refusal.word), claim = NULL, claimed_until = NULL", held: true, in: tx)
  }

  /// Tried, and tried again when `until` has come.
  package static func retry(_ message: Claimed, at until: Instant, in tx: Transaction) throws {
    try change(message, "attempts = attempts + 1, claim = NULL, claimed_until = \(until)", held: true, in: tx)
  }

  /// Not tried this time; taken up again when `until` has come.
  package static func postpone(_ message: Claimed, until: Instant, in tx: Transaction) throws {
    try change(message, "claim = NULL, claimed_until = \(until)", held: true, in: tx)
  }

  // MARK: - After it left

  /// What came back for a message: the person and campaign it was for; nil for a number of ours nobody has any longer.
  package static func find(_ message: Int64, in tx: Transaction) throws -> (customer: Int64, campaign: Int64)? {
    try tx.first("SELECT customer_id, campaign_id FROM campaign_message WHERE message_id = \(message)").map {
      (try $0.integer("customer_id"), try $0.integer("campaign_id"))
    }
  }

  /// It arrived nowhere after all.
  package static func bounce(_ message: Int64, because reason: String, in tx: Transaction) throws {
    try tx.run(
      "UPDATE campaign_message SET state = 'failed', reason = \(reason) WHERE message_id = \(message) AND state = 'sent'"
    )
  }

  /// How many messages of advertising were sent to a person since a day, by any channel, of other campaigns.
  package static func sent(
    to customer: Int64, since day: Day, but campaign: Int64, in tx: Transaction
  ) throws -> Int {
    try tx.first(
      """
      SELECT COUNT(*) AS sent FROM campaign_message
      WHERE customer_id = \(customer) AND state IN ('sent', 'leaving') AND recorded_day >= \(day)
        AND purpose <> \(Purpose.serviceMessages.rawValue) AND campaign_id <> \(campaign)
      """
    )?.int("sent") ?? 0
  }

  /// Whether any of our advertising reached this person before (Art. 21(4)).
  package static func hasReached(_ customer: Int64, in tx: Transaction) throws -> Bool {
    try tx.exists(
      """
      SELECT 1 AS one FROM campaign_message
      WHERE customer_id = \(customer) AND state = 'sent' AND purpose <> \(Purpose.serviceMessages.rawValue) LIMIT 1
      """)
  }

  /// How many messages of a campaign are in which state, and of the refused and failed ones, why.
  package static func counts(of campaign: Int64, in tx: Transaction) throws -> [Counted] {
    try tx.run(
      """
      SELECT state, CASE WHEN state IN ('refused', 'failed') THEN reason ELSE basis END AS why, COUNT(*) AS messages
      FROM campaign_message WHERE campaign_id = \(campaign) GROUP BY 1, 2 ORDER BY 1, 2
      """
    ).map { Counted(state: try $0.value("state"), why: try $0.optionalText("why"), messages: try $0.int("messages")) }
  }

  package struct Counted: Hashable, Sendable {
    package let state: State
    /// A basis, or the word of a refusal.
    package let why: String?
    package let messages: Int
  }

  package static func isFinished(_ campaign: Int64, in tx: Transaction) throws -> Bool {
    try !tx.exists(
      """
      SELECT 1 AS one FROM campaign_message
      WHERE campaign_id = \(campaign) AND state IN ('waiting', 'leaving') LIMIT 1
      """)
  }

  // MARK: - Inside

  private static func change(_ message: Claimed, _ change: Query, held: Bool, in tx: Transaction) throws {
    try tx.run("UPDATE campaign_message SET \(change) WHERE " + identity(message, held: held))
    guard tx.changes == 1 else { throw ClaimLost() }
  }

  private static func identity(_ message: Claimed, held: Bool) -> Query {
    let row: Query =
      "customer_id = \(message.customer) AND campaign_id = \(message.campaign) AND state IN ('waiting', 'leaving')"
    return held ? row + " AND claim = \(message.token)" : row
  }
}
