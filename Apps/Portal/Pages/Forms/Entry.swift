/// What somebody typed, and what is to be said about it. It is always shown again as typed.
struct Entry: Sendable, Equatable {
  var value = ""
  var problem: Problem?
  /// The address that was probably meant: `jan@gmail.com` for `jan@gmial.com`. A proposal beside
  /// the field, never a refusal.
  var suggestion: String?

  var isBlank: Bool { value.isEmpty }
}

/// A dwelling, for those who have no e-mail. An address alone names everybody who lives there, so
/// the surname is asked too.
struct PostalEntry: Sendable, Equatable {
  var postcode = Entry()
  var houseNumber = Entry()
  var surname = Entry()

  /// Shown open once anything is typed in it, or wrong.
  var isUsed: Bool {
    [postcode, houseNumber, surname].contains { !$0.value.isEmpty || $0.problem != nil }
  }

  func fields(_ copy: AddressCopy) -> [Field] {
    [
      Field("postcode", .postcode, label: copy.postcode, entry: postcode),
      Field("houseNumber", .houseNumber, label: copy.houseNumber, entry: houseNumber),
      Field("surname", .surname, label: copy.surname, entry: surname),
    ]
  }
}

/// What can be wrong with an answer; its sentence says what to do.
enum Problem: Sendable, CaseIterable {
  case addressMissing
  case emailMissing, emailMalformed
  /// Not refused: asked about once.
  case emailSuspect
  case postcodeMissing, postcodeMalformed, houseNumberMissing, houseNumberMalformed, surnameMissing
  case streetMissing, placeMissing
  case telephoneMalformed
  case sameAsBefore
  case referenceMalformed, referenceUnknown
  case correctionMissing, nothingChosen
  case cardDigitsMalformed, cardDigitsUnknown
  case signInFailed, codeMissing, codeWrong, staffSignInFailed
  case passwordTooShort, passwordCommon
  /// Of somebody else, whom the form is about.
  case otherGivenMissing, otherSurnameMissing, otherPostcodeMissing, otherHouseNumberMissing
  case dayMalformed, dayAhead
  /// Of what a colleague takes down.
  case wayMissing, ticketMalformed, arrivedMalformed, arrivedAhead, arrivedLongAgo
  case findMissing, findOneOnly, numberMalformed, apartNeeded, wishMissing, evidenceMissing
  /// Of somebody at work, whom a booker keeps.
  case contactSurnameMissing, contactStreetMissing, contactPlaceMissing, fileMissing
  case tooLong
}
