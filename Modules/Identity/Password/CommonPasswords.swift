/// The passwords that turn up most in public breaches, of eight characters and more (shorter ones
/// are refused by length), with the Dutch favourites and the names of this house.
///
/// Small on purpose: it takes away the first guesses, and `LockOut` leaves an attacker about a
/// hundred a day for one account. A list of millions would add a download, not safety.
enum CommonPasswords {
  static func contains(_ text: String) -> Bool {
    let folded = text.lowercased()
    if all.contains(folded) { return true }
    // `welkom2026!` is `welkom` to whoever guesses: digits and marks at the end are the first
    // variation tried. A longer tail is a secret of its own.
    let tail = folded.reversed().prefix { $0.isNumber || "!?.@#$*_-+".contains($0) }
    let stem = String(folded.dropLast(tail.count))
    return tail.count <= 6 && (stems.contains(stem) || all.contains(stem))
  }

  /// Words too short to be a password, and far too common to become one by a few digits.
  static let stems: Set<String> = words(
    """
    welkom geheim hallo zomer winter lente herfst ajax feyenoord amsterdam utrecht oranje
    voetbal wachtwoord welcome qwerty azerty test admin login pass passw0rd letmein
    secret summer spring autumn abc abcd trein station conducteur reiziger ns
    """)

  static let all: Set<String> = words(
    """
    12345678 123456789 1234567890 12345678910 123123123 1234512345 11223344 1122334455 111222333
    12344321 123454321 87654321 987654321 0987654321 147258369 159357456 123654789 789456123
    741852963 963852741 102030405060 10203040 01234567 0123456789 123321123 12341234 1234567a
    a1234567 a12345678 a123456789 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc zaq12wsx
    q1w2e3r4 q1w2e3r4t5 qwertyui qwertyuiop qwerty12 qwerty123 qwerty1234 qwerty12345 qwertyuiop123
    qwert123 qwert12345 qwerasdf qweasdzxc qazwsxedc qazwsxedcrfv asdfghjk asdfghjkl asdfasdf
    asdf1234 zxcvbnm1 zxcvbnm123 zxcvbnmm azertyui azertyuiop azerty123 poiuytrewq mnbvcxz1
    password password1 password12 password123 password1234 password! passw0rd p@ssw0rd p@ssword
    pa$$word passwort passwords mypassword newpassword changeme changeme123 letmein1 letmein123
    welcome1 welcome123 iloveyou iloveyou1 iloveyou2 iloveu123 loveyou1 lovelove mylove123
    princess princess1 sunshine sunshine1 football football1 baseball baseball1 basketball
    superman superman1 batman123 spiderman pokemon1 pokemon123 starwars starwars1 minecraft
    charlie1 michelle jennifer jessica1 jordan23 michael1 ashley123 anthony1 nicole123 daniel123
    andrea123 samantha victoria elizabeth alexander alexandra jonathan benjamin stephanie
    christian valentina veronica caroline patricia isabella gabriela
    computer internet whatever trustno1 dragon123 monkey123 shadow123 master123 mustang1 corvette
    mercedes ferrari1 marlboro liverpool liverpool1 arsenal1 chelsea1 manchester barcelona
    butterfly chocolate strawberry snowball midnight blink182 metallica nirvana1 slipknot
    hello123 hellohello helloworld abcd1234 abc12345 abc123456 abcdefgh abcdefghi aa123456
    aa12345678 administrator admin123 admin1234 adminadmin root1234 rootroot test1234 testtest
    testtest123 guest123 default1 temp1234 secret123 qwe12345 killer123 babygirl babygirl1
    angel123 lovely123 fuckyou1 fuckyou123 asshole1 nothing1 forever1 football123 master12
    welkom01 welkom02 welkom12 welkom123 welkom1234 welkom2024 welkom2025 welkom2026 wachtwoord
    wachtwoord1 wachtwoord123 wachtwoord01 geheim123 geheimpje geheim01 zomer2025 zomer2026
    winter2025 winter2026 lente2026 herfst2026 nederland nederland1 amsterdam rotterdam rotterdam1
    eindhoven groningen maastricht feyenoord feyenoord1 ajaxajax ajax1900 ajaxamsterdam voetbal1
    voetbal123 oranje01 sinterklaas schatje1 schatje123 liefde123 ikhouvanjou ikhouvanjou1
    knuffel1 appeltaart stroopwafel pannenkoek fietsen1 hagelslag boerenkool hondje123 poesje123
    nederlandsespoorwegen spoorwegen mijnns123 nszakelijk treinreis treinreis1 spoorkaart
    ovchipkaart ovchipkaart1 intercity intercity1 sprinter1 rechtspoor rechtspoor1 vertrouwen
    """)

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
