/// Names, streets and towns for people who do not exist.
enum DemoWords {
  static let given = [
    "Aad", "Amélie", "Anouk", "Bart", "Bente", "Daan", "Dilan", "Elif", "Emma", "Fatima", "Femke", "Geert", "Hanna",
    "Ilse", "Jan", "Jasmijn", "Joost", "Karim", "Kees", "Lars", "Lotte", "Maaike", "Mehmet", "Mila", "Noor", "Olga",
    "Pim", "Quinten", "Rachid", "Roos", "Sanne", "Sven", "Tess", "Thijs", "Ursula", "Vera", "Willem", "Yara", "Zoë",
  ]
  static let surnames = [
    "Aydin", "Bakker", "van den Berg", "de Boer", "Bos", "Brouwer", "de Bruijn", "Dekker", "van Dijk", "El Amrani",
    "Groen", "de Haan", "Hendriks", "in 't Veld", "Jansen", "Janssen", "Kok", "Kuiper", "van Leeuwen", "Maas",
    "Meijer", "Mulder", "Nguyen", "Ooms", "Peeters", "Prins", "de Ruiter", "Schouten", "Smit", "van der Spaen",
    "Tuinman", "Vajèn", "Visser", "Vos", "de Vries", "Willems", "de Wit", "Yilmaz", "Zijlstra",
  ]
  static let streets = [
    "Dorpsstraat", "Eikenlaan", "Havenkade", "Kerkstraat", "Lindelaan", "Molenweg", "Nieuwstraat", "Oranjeplein",
    "Parkweg", "Raadhuisplein", "Schoolstraat", "Stationsweg", "Tulpenhof", "Veerdijk", "Weidepad", "Zandpad",
  ]
  static let places = [
    "Alkmaar", "Amersfoort", "Arnhem", "Breda", "Deventer", "Dordrecht", "Eindhoven", "Gouda", "Groningen", "Haarlem",
    "Leiden", "Maastricht", "Nijmegen", "Roosendaal", "Tilburg", "Utrecht", "Venlo", "Zutphen", "Zwolle",
  ]
  static let mailHosts = ["post.example", "mail.example", "brievenbus.example", "thuis.example"]
  static let products: [(name: String, cents: Int)] = [
    ("Dal Voordeel", 595), ("Weekend Vrij", 3995), ("Dal Vrij", 13295), ("Altijd Voordeel", 2845),
    ("Traject Vrij", 18450), ("Altijd Vrij", 38450),
  ]
  static let tickets: [(name: String, cents: Int)] = [
    ("Dagkaart", 6180), ("Fiets mee", 790), ("Railrunner", 250), ("Retour Utrecht", 1720), ("Keukenhof met de trein", 4450),
  ]
  static let questions = [
    "vroeg naar geld terug na vertraging", "gaf een nieuw adres door", "vroeg welk abonnement past",
    "miste een factuur", "had een vraag over de fiets in de trein", "was een sleutelbos verloren",
  ]
  static let leisure = ["musea", "wandelen", "strand", "pretparken", "theater", "steden"]
}
