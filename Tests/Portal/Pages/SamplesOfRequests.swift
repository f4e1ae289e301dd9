import Domain

@testable import rechtspoor_portal

extension Sample {
  static func requests(_ language: Language) -> [Sample] {
    let received = wording(language, "22 november 2026, 14:32", "22 November 2026, 14:32")
    let erased = wording(language, "23 november 2026", "23 November 2026")
    let moment = wording(language, "25 november 2026 om 14:32", "25 November 2026 at 14:32")
    return [
      Sample(name: "requestForm", page: RequestFormPage(), path: "/requests"),
      Sample(
        name: "requestFormFaulty",
        page: RequestFormPage(
          chosen: .correct,
          person: .asked(email: Entry(value: "<script>Vries</script>", problem: .emailMalformed))),
        path: "/requests"),
      Sample(
        name: "requestFormKnown", page: RequestFormPage(chosen: .access, person: .known(as: "A. de Vries")),
        path: "/requests"),
      Sample(name: "deathReport", page: DeathReportPage(), path: "/deaths"),
      Sample(
        name: "deathReportFaulty",
        page: DeathReportPage(
          given: Entry(problem: .otherGivenMissing),
          postal: PostalEntry(
            postcode: Entry(value: "35", problem: .postcodeMalformed),
            houseNumber: Entry(problem: .otherHouseNumberMissing), surname: Entry(value: "<b>Vries</b>")),
          died: Entry(value: "2099-01-01", problem: .dayAhead), email: Entry(value: "a@b", problem: .emailMalformed)),
        path: "/deaths"),
      Sample(
        name: "deathTold", page: MessagePage(kind: .deathTold, reference: "NS-7K4M-29"), path: "/requests/NS-7K4M-29"),
      Sample(
        name: "statusGeneric",
        page: RequestStatusPage(reference: "NS-7K4M-29", reached: [.received: received, .stopped: received]),
        path: "/requests/NS-7K4M-29"),
      Sample(
        name: "statusPersonal",
        page: RequestStatusPage(
          reference: "NS-7K4M-29", reached: [.received: received, .stopped: received, .erased: erased],
          detail: .personal(
            RequestStatusPage.Personal(
              stand: .erased, stays: stays(language), isDoneHere: true,
              waitingFor: [wording(language, "de drukker", "the printer")], confirmed: ["Arriva"],
              unconfirmed: ["Keolis"],
              certificate: "/requests/NS-7K4M-29/certificate",
              answerBy: wording(language, "22 december 2026", "22 December 2026")))),
        path: "/requests/NS-7K4M-29"),
      Sample(
        name: "statusWaits", page: status(.waits(until: moment), language), path: "/requests/NS-7K4M-29"),
      Sample(
        name: "statusCoolsOff", page: status(.coolsOff(until: moment), language), path: "/requests/NS-7K4M-29"),
      Sample(
        name: "statusUndone", page: status(.undone(at: moment), language), path: "/requests/NS-7K4M-29"),
      Sample(
        name: "certificate",
        page: CertificatePage(
          reference: "NS-7K4M-29", received: received, finished: erased,
          erased: [
            wording(language, "reisgedrag per maand: 31 regels", "travel behaviour per month: 31 rows"),
            wording(language, "voorkeuren: 4 regels", "preferences: 4 rows"),
          ],
          stays: stays(language), closed: [wording(language, "Post (NS)", "Post (NS)")],
          recipients: [Fact("Arriva", wording(language, "nog niet bevestigd", "not confirmed yet"))],
          seal: "MEUCIQDxk3m9p0Yq7V2rT8sLw4bN6cZ1hJ5gF0aXeRtUyIoPQ==",
          keyName: "signing-2026", download: "/requests/NS-7K4M-29/certificate.json")),
    ]
  }

  static func status(_ stand: RequestStatusPage.Stand, _ language: Language) -> RequestStatusPage {
    let received = wording(language, "22 november 2026, 14:32", "22 November 2026, 14:32")
    return RequestStatusPage(
      reference: "NS-7K4M-29", reached: [.received: received, .stopped: received],
      detail: .personal(RequestStatusPage.Personal(stand: stand, stays: stays(language), isUnreachable: true)))
  }
}
