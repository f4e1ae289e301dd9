extension Migration {
  /// What a person was answered, kept as it was said: the signed text of a certificate, the law and
  /// the period something stays under, and which ways of sending were closed.
  static let answers = Migration(16, "answers") { _ in
    """
    ALTER TABLE rights_case ADD COLUMN certificate_text TEXT;
    ALTER TABLE case_outcome ADD COLUMN basis TEXT;
    ALTER TABLE case_outcome ADD COLUMN anchor TEXT;
    ALTER TABLE case_outcome ADD COLUMN period TEXT;
    ALTER TABLE case_outcome ADD COLUMN channel TEXT;
    ALTER TABLE case_outcome ADD COLUMN brand TEXT;
    """
  }
}
