package import Domain

/// What happened, as the audit log keeps it: no personal data, no counts of travel.
package struct AuditEntry: Hashable, Sendable {
  package let action: AuditAction
  package let actor: Actor
  /// The person concerned, or the organisation whose people were looked at together; stored only as a keyed digest.
  package let subject: Int64?
  /// A case's readable reference, or empty.
  package let reference: String
  /// Further facts, in words of the house's own vocabulary only.
  package let detail: [String: String]

  package init(
    _ action: AuditAction, by actor: Actor, subject: Int64? = nil, reference: String = "",
    detail: [String: String] = [:]
  ) {
    self.action = action
    self.actor = actor
    self.subject = subject
    self.reference = reference
    self.detail = detail
  }
}

/// Everything that can happen to a person's data or to the house. Closed: what has no name here
/// does not happen.
package enum AuditAction: String, CaseIterable, Sendable {
  case houseMade, statementPlanned, statementReleased, statementActivated, restored, ledgerReapplied
  case customerImported, rowsRefused, purchaseRecorded, contactRecorded, travelImported, countersFolded
  case detailChanged, cardAdded, cardReplaced, cardChanged, couponRedeemed, extraKeptForService
  case caseReceived, stopped, suppressed, restricted, restrictionLifted, noticeSent, proven, contradicted
  case erased, erasureVerified, caseCompleted, letterDecided, letterSent, letterFailed, keyDestroyed
  case consentGiven, consentWithdrawn, agreementMade, agreementEnded, liftRecorded
  case accessGiven, exportMade, exportDownloaded, dataViewed, personSought, identityNotShown
  case loginSucceeded, loginFailed, linkSent, linkUsed, loggedOut, accountMade, lockedOut, roleEnded
  case deathReported, deathTakenBack, deathDoubted, registerRead
  case segmentReleased, ledgerShortened
  case sweepPlanned, sweepDone, filesRemoved, checkpointMade, holdPlaced, holdLifted
  case clockStopped, clockVouched, clockAccepted, sweepWaits, sweepReleased, sweepEscalated, selfChecked
  case selfCheckDiffers
  case prolonged, recipientTold, recipientReminded, recipientConfirmed, recipientGivenUp, answeredNobody
  case recipientKept, disclosed, evidenceMade
  case deathReportsSeen, deathDismissed
  case keyRotationBegun, keyRotated, backupMade, backupExpired, backupRestored
  case contactListed, contactShown, deskTried, contactAdded, contactChanged, refused
  case deviceAdmitted, deviceRevoked, organisationMade, organisationClosed
  case campaignDrafted, campaignTested, campaignReleased, campaignHalted, campaignResumed, campaignListed
  case messageSent, messageRefused, messageFailed, messageRecalled, mailCameBack
}
