extension SendGround {
  /// Why somebody gets a message, in the one sentence that stands under it.
  package func reason(for purpose: Purpose) -> Wording {
    let (nl, en) = (purpose.name(in: .nl), purpose.name(in: .en))
    if isSoftOptIn {
      return Wording(
        "U gaf ons uw adres bij een aankoop of account. Dan mogen wij u \(nl) van onszelf sturen, tot u nee zegt.",
        "You gave us your address with a purchase or an account. Then we may send you \(en) of our own, until you say no."
      )
    }
    switch basis {
    case .consent: return Wording("U zei ja tegen \(nl).", "You said yes to \(en).")
    case .contract:
      return Wording("Het hoort bij uw overeenkomst met ons: \(nl).", "It belongs to your agreement with us: \(en).")
    case .legalObligation: return Wording("De wet eist dit bericht.", "The law demands this message.")
    case .legitimateInterest:
      return Wording(
        "U bent of was klant. Wij hebben er belang bij u \(nl) te sturen, tot u nee zegt.",
        "You are or were a customer. It is in our interest to send you \(en), until you say no.")
    }
  }
}
