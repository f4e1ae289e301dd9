import Domain

/// How anybody checks a file of evidence with tools that every machine has.
enum EvidenceReadme {
  static func text(_ language: Language) -> String {
    let words = language == .nl ? nl : en
    return words.replacing("COMMANDS-KEY", with: keyCommands).replacing("COMMANDS-SUMS", with: sumCommands)
      .replacing("COMMANDS-CHECKPOINT", with: checkpointCommands).replacing("COMMANDS-CERTIFICATE", with: certificate)
  }

  private static let keyCommands = """
      (printf '\\060\\052\\060\\005\\006\\003\\053\\145\\160\\003\\041\\000'; cut -d' ' -f2 signing.pub | head -1 | base64 -d) \\
        | openssl pkey -pubin -inform DER -out house.pem
    """

  private static let sumCommands = """
      openssl pkeyutl -verify -pubin -inkey house.pem -rawin -in SHA256SUMS -sigfile SHA256SUMS.sig
      sha256sum --strict -c SHA256SUMS
    """

  private static let checkpointCommands = """
      for f in checkpoints/*.json; do
        openssl pkeyutl -verify -pubin -inkey house.pem -rawin -in "$f" -sigfile "${f%.json}.sig"
      done
      for f in releases/*.json; do
        [ ! -e "$f" ] || openssl pkeyutl -verify -pubin -inkey house.pem -rawin -in "$f" -sigfile "${f%.json}.sig"
      done
      python3 audit-check.py
    """

  private static let certificate = """
      openssl pkeyutl -verify -pubin -inkey house.pem -rawin -in certificate.json -sigfile certificate.sig
    """

  private static let nl = """
    Dossier van één verzoek, om zelf en zonder ons na te gaan
    =========================================================

    U hebt twee dingen nodig: dit bestand, uitgepakt, en onze openbare sleutel (signing.pub). Vraag die sleutel bij ons
    op langs een andere weg dan dit bestand. Hij zit er met opzet niet in.

    In één keer, met ons programma:
      rechtspoor evidence verify BESTAND.zip --key signing.pub

    Met gewone middelen (openssl 3, sha256sum, python3):

    1. De sleutel in een vorm die openssl leest. Staan er meer regels in signing.pub, doe het dan voor elke regel.

    COMMANDS-KEY

    2. Alles bij elkaar: is dit van ons, en is er geen byte aan veranderd?

    COMMANDS-SUMS

    3. Het logboek. audit.jsonl bevat de regels van dit verzoek en de regels die er in de keten op volgen, tot aan een
       stand die wij hebben getekend (checkpoints). Elke regel draagt de hash van de regel ervoor: wie er één verandert
       of weglaat, breekt de keten. De regels ertussen zijn van anderen; er staat niets in waaraan iemand te kennen is.
       Is een jaar van het logboek na vijf jaar weggegaan, dan staat dat in LOG-LEFT.txt, met wat nog na te gaan is en
       wat niet meer. Het getekende woord daarvan ligt in releases.

    COMMANDS-CHECKPOINT

    4. Het bewijs dat de betrokkene kreeg.

    COMMANDS-CERTIFICATE

    Wat zit erin?
      case.json        het verzoek en elke stap: wat, wanneer, door wie
      decisions.json   wat is gewist, bewaard en afgesloten, met de zin van de verklaring (S) of het artikel (AVG)
      statement.json   de verklaring die toen gold, als tabel; de SHA-256 ervan staat in decisions.json
      recipients.json  wie gegevens had gekregen, wat wij hun vroegen en wat zij antwoordden (art. 19)
      letters.json     de brieven. Een verstuurde tekst bewaren wij niet: de SHA-256 zegt welke het was.
                       Nagaan: onderwerp, lege regel en tekst in een bestand, en sha256sum daarop.
      letters/         brieven die nog niet weg waren
      audit.jsonl      het logboek; checkpoints/ de getekende standen
      certificate.json het bewijs voor de betrokkene, als er een is
      residue.txt      de uitkomst van een zoektocht naar resten, als die is gedaan

    "erasedHere" zegt dat het bij ons is gewist. "completed" zegt meer: ook ieder die de gegevens had, heeft bevestigd.

    """

  private static let en = """
    File of one request, to be checked without us
    =============================================

    You need two things: this file, unpacked, and our public key (signing.pub). Ask us for that key by another way than
    this file. It is not in here, on purpose.

    At once, with our program:
      rechtspoor evidence verify FILE.zip --key signing.pub

    With common tools (openssl 3, sha256sum, python3):

    1. The key in a form that openssl reads. If signing.pub has several lines, do it for each of them.

    COMMANDS-KEY

    2. All of it: is this ours, and has no byte been changed?

    COMMANDS-SUMS

    3. The log. audit.jsonl holds the lines of this request, and the lines that follow them in the chain up to a head
       that we signed (checkpoints). Every line carries the hash of the line before it: whoever changes one or leaves one
       out breaks the chain. The lines between are other people's; nothing in them tells who anybody is.
       Where a year of the log has left after five years, LOG-LEFT.txt says so, and what can still be checked and what
       cannot. The signed word for it lies in releases.

    COMMANDS-CHECKPOINT

    4. The proof that the person was given.

    COMMANDS-CERTIFICATE

    What is in it?
      case.json        the request and every step: what, when, by whom
      decisions.json   what was erased, kept and shut, with the sentence of the statement (S) or the article (GDPR)
      statement.json   the statement in force then, as a table; its SHA-256 is in decisions.json
      recipients.json  who had been given data, what we asked them, and what they answered (Art. 19)
      letters.json     the letters. We keep no text that was sent: its SHA-256 says which it was.
                       To check: subject, empty line and text in a file, and sha256sum of that.
      letters/         letters that had not left yet
      audit.jsonl      the log; checkpoints/ the signed heads
      certificate.json the proof for the person, if there is one
      residue.txt      the outcome of a search for remains, if one was made

    "erasedHere" says that it is gone with us. "completed" says more: everybody who had the data has confirmed too.

    """

  /// Checks the chain in a language that anybody can read; it trusts no program of ours.
  static let auditCheck = """
    import glob, hashlib, json, sys

    FIELDS = ("segment", "lane", "sequence", "at", "actor", "action", "subject", "reference", "detail", "previous")
    lines = [json.loads(line) for line in open("audit.jsonl", encoding="utf-8")]
    heads = {(h["segment"], h["lane"], h["sequence"], h["hash"])
             for name in glob.glob("checkpoints/*.json") for h in json.load(open(name, encoding="utf-8"))["heads"]}
    vouched, later = False, None
    for line in sorted(lines, key=lambda l: (l["segment"], l["lane"], l["sequence"]), reverse=True):
        values = [str(line[name]).encode() for name in FIELDS]
        digest = hashlib.sha256(b"".join(len(v).to_bytes(4, "big") + v for v in values)).hexdigest()
        carried = bool(later) and vouched and later["previous"] == line["hash"] and (
            later["segment"], later["lane"], later["sequence"]) == (
            line["segment"], line["lane"], line["sequence"] + 1)
        vouched = carried or (line["segment"], line["lane"], line["sequence"], line["hash"]) in heads
        if digest != line["hash"] or not vouched:
            sys.exit(f"line {line['sequence']} of segment {line['segment']}, lane {line['lane']} is not as it was")
        later = line
    case = json.load(open("case.json", encoding="utf-8"))
    for year in case["logYears"]:
        if any(line["segment"] == year and line["reference"] == case["reference"] for line in lines):
            continue
        try:
            word = json.load(open(f"releases/{year}.json", encoding="utf-8"))
        except OSError:
            sys.exit(f"there is no line of {year}, and no signed word says that the year left")
        if word["segment"] != year:
            sys.exit(f"releases/{year}.json is the word for another year")
        print(f"the log of {year} left whole ({word['lines']} lines): its lines about this request cannot be checked")
    print(f"{len(lines)} lines lead to a signed head")

    """
}
