extension Migration {
  /// Every stop asks which advertising is on its way (S25): found without looking through all letters.
  static let advertising = Migration(15, "advertising") { _ in
    """
    CREATE INDEX letter_advertising ON letter (sent_at)
      WHERE kind = 'advertising' AND route = 'print' AND state = 'sent';
    """
  }
}
