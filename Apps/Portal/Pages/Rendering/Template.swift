/// The templates of the portal, compiled into the program: a page cannot be missing at run time.
enum Template: Int, CaseIterable, Sendable {
  case cards, certificate, choice, confirm, contact, counted, contactEnd, contactList, deathReport, details, devices
  case difference, extra, farewell, faults, field, history, home, importing, intake, intakeDone, intakePerson
  case layout, login, me, message, myData, myRequests, objection, objectionDone, oversight, password, postal
  case preferences, processing, requestForm, requestStatus, retention, somebodyElse, staffLogin, statement
  case stays, subscriptions, token, unsubscribe, unsubscribeDone, why

  /// The name another template includes it by.
  var name: String { String(describing: self) }

  var source: String { String(decoding: bytes, as: UTF8.self) }

  private var bytes: [UInt8] {
    switch self {
    case .certificate: PackageResources.certificate_mustache
    case .choice: PackageResources.choice_mustache
    case .confirm: PackageResources.confirm_mustache
    case .contact: PackageResources.contact_mustache
    case .contactEnd: PackageResources.contactEnd_mustache
    case .contactList: PackageResources.contactList_mustache
    case .counted: PackageResources.counted_mustache
    case .deathReport: PackageResources.deathReport_mustache
    case .details: PackageResources.details_mustache
    case .cards: PackageResources.cards_mustache
    case .devices: PackageResources.devices_mustache
    case .difference: PackageResources.difference_mustache
    case .extra: PackageResources.extra_mustache
    case .farewell: PackageResources.farewell_mustache
    case .faults: PackageResources.faults_mustache
    case .field: PackageResources.field_mustache
    case .history: PackageResources.history_mustache
    case .home: PackageResources.home_mustache
    case .importing: PackageResources.importing_mustache
    case .intake: PackageResources.intake_mustache
    case .intakeDone: PackageResources.intakeDone_mustache
    case .intakePerson: PackageResources.intakePerson_mustache
    case .layout: PackageResources.layout_mustache
    case .login: PackageResources.login_mustache
    case .me: PackageResources.me_mustache
    case .message: PackageResources.message_mustache
    case .myData: PackageResources.myData_mustache
    case .myRequests: PackageResources.myRequests_mustache
    case .objection: PackageResources.objection_mustache
    case .objectionDone: PackageResources.objectionDone_mustache
    case .oversight: PackageResources.oversight_mustache
    case .password: PackageResources.password_mustache
    case .postal: PackageResources.postal_mustache
    case .preferences: PackageResources.preferences_mustache
    case .processing: PackageResources.processing_mustache
    case .requestForm: PackageResources.requestForm_mustache
    case .requestStatus: PackageResources.requestStatus_mustache
    case .retention: PackageResources.retention_mustache
    case .somebodyElse: PackageResources.somebodyElse_mustache
    case .staffLogin: PackageResources.staffLogin_mustache
    case .statement: PackageResources.statement_mustache
    case .stays: PackageResources.stays_mustache
    case .subscriptions: PackageResources.subscriptions_mustache
    case .token: PackageResources.token_mustache
    case .unsubscribe: PackageResources.unsubscribe_mustache
    case .unsubscribeDone: PackageResources.unsubscribeDone_mustache
    case .why: PackageResources.why_mustache
    }
  }
}
