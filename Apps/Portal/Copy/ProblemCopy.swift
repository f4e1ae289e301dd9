/// What is wrong with an answer and what to do about it, beside the field.
struct ProblemCopy: PageCopy {
  let text: @Sendable (Problem) -> String

  static let words = Words<ProblemCopy>()

  static let nl = ProblemCopy { problem in
    switch problem {
    case .addressMissing: "Vul uw e-mailadres in. Hebt u dat niet? Open dan ‘Ik heb geen e-mail’."
    case .emailMissing: "Vul uw e-mailadres in."
    case .emailMalformed: "Dit adres klopt nog niet. Een e-mailadres ziet eruit als naam@voorbeeld.nl."
    case .emailSuspect: "Misschien staat er een typfout in uw adres. Kijk het na en druk nog eens op de knop."
    case .postcodeMissing: "Vul uw postcode in."
    case .postcodeMalformed: "Een postcode heeft vier cijfers en twee letters, zoals 3511 AB."
    case .houseNumberMissing: "Vul uw huisnummer in."
    case .houseNumberMalformed: "Een huisnummer begint met een cijfer, zoals 12 of 12B."
    case .surnameMissing: "Vul uw achternaam in."
    case .streetMissing: "Vul uw straat in."
    case .placeMissing: "Vul uw plaats in."
    case .sameAsBefore: "Dit hebben wij al zo. Vul in wat het moet worden."
    case .passwordTooShort: "Dit wachtwoord is te kort. Neem er nog een woord bij."
    case .passwordCommon: "Dit wachtwoord raadt een dief als eerste. Kies een ander."
    case .telephoneMalformed: "Dit nummer klopt nog niet. Een nummer heeft tien cijfers, zoals 06 12 34 56 78."
    case .referenceMalformed: "Een nummer ziet eruit als NS-7K4M-29XH-QD. Het staat in uw brief."
    case .referenceUnknown: "Dit nummer en deze postcode horen niet bij elkaar. Kijk ze nog eens na."
    case .correctionMissing: "Schrijf op wat er niet klopt en wat het moet zijn."
    case .nothingChosen: "Kruis aan wat u wilt krijgen."
    case .cardDigitsMalformed: "Vul de laatste vier cijfers van uw kaart in."
    case .cardDigitsUnknown: "Wij vinden geen kaart met deze cijfers. Kijk ze nog eens na."
    case .signInFailed: "Dit adres en wachtwoord horen niet bij elkaar. Probeer het nog eens."
    case .staffSignInFailed:
      "Adres, wachtwoord en code horen niet bij elkaar, of de code is al gebruikt. Neem de nieuwste code."
    case .codeMissing: "Vul de zes cijfers uit uw app in."
    case .codeWrong: "Deze code klopt niet, of is te oud. Neem de nieuwste code uit uw app."
    case .otherGivenMissing: "Vul de voornaam in van wie is overleden."
    case .otherSurnameMissing: "Vul de achternaam in van wie is overleden."
    case .otherPostcodeMissing: "Vul de postcode in van waar deze persoon woonde."
    case .otherHouseNumberMissing: "Vul het huisnummer in van waar deze persoon woonde."
    case .dayMalformed: "Deze dag herkennen wij niet. Schrijf hem als 20-11-2026, of laat het leeg."
    case .dayAhead: "Deze dag moet nog komen. Kijk hem na, of laat het leeg."
    case .tooLong: "Dit is te lang voor ons. Maak het wat korter."
    }
  }

  static let en = ProblemCopy { problem in
    switch problem {
    case .addressMissing: "Fill in your e-mail address. Do you have none? Then open ‘I have no e-mail’."
    case .emailMissing: "Fill in your e-mail address."
    case .emailMalformed: "This address is not right yet. An e-mail address looks like name@example.com."
    case .emailSuspect: "Your address may hold a typing mistake. Look at it and press the button again."
    case .postcodeMissing: "Fill in your postcode."
    case .postcodeMalformed: "A Dutch postcode has four digits and two letters, such as 3511 AB."
    case .houseNumberMissing: "Fill in your house number."
    case .houseNumberMalformed: "A house number begins with a digit, such as 12 or 12B."
    case .surnameMissing: "Fill in your surname."
    case .streetMissing: "Fill in your street."
    case .placeMissing: "Fill in your town."
    case .sameAsBefore: "We have it like this already. Fill in what it should become."
    case .passwordTooShort: "This password is too short. Add another word."
    case .passwordCommon: "A thief guesses this password first. Choose another one."
    case .telephoneMalformed: "This number is not right yet. A number has ten digits, such as 06 12 34 56 78."
    case .referenceMalformed: "A number looks like NS-7K4M-29XH-QD. It is in your letter."
    case .referenceUnknown: "This number and this postcode do not belong together. Please check them."
    case .correctionMissing: "Write down what is wrong and what it should be."
    case .nothingChosen: "Tick what you would like to get."
    case .cardDigitsMalformed: "Fill in the last four digits of your card."
    case .cardDigitsUnknown: "We find no card with these digits. Please check them."
    case .signInFailed: "This address and password do not belong together. Please try again."
    case .staffSignInFailed:
      "Address, password and code do not belong together, or the code was used already. Take the newest code."
    case .codeMissing: "Fill in the six digits from your app."
    case .codeWrong: "This code is wrong or too old. Take the newest code from your app."
    case .otherGivenMissing: "Fill in the first name of who has died."
    case .otherSurnameMissing: "Fill in the surname of who has died."
    case .otherPostcodeMissing: "Fill in the postcode of where this person lived."
    case .otherHouseNumberMissing: "Fill in the house number of where this person lived."
    case .dayMalformed: "We do not know this day. Write it as 20-11-2026, or leave it empty."
    case .dayAhead: "This day has yet to come. Please check it, or leave it empty."
    case .tooLong: "This is too long for us. Please make it shorter."
    }
  }
}
