/// Something that happened between a person and the company. Which of these move the 48-month
/// clock is data of the statement (A1); and only the person's own act ever does.
package enum ContactEvent: String, CaseIterable, Codable, Sendable {
  case purchase, renewal, change, termination
  case inboundPhone, inboundChat, inboundMail, inboundLetter, counter
  case login, extraAction, signUp
  // Never a contact of the customer's.
  case outboundMessage, messageOpened, bounce, automaticRenewal, checkIn
  case rightsRequest, optOut, complaint
}
