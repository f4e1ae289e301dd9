extension Migration {
  /// A case that is answered by the letter of another: somebody switched off several things at once.
  static let together = Migration(34, "together") { _ in
    """
    ALTER TABLE rights_case ADD COLUMN answered_with BIGINT;
    CREATE INDEX rights_case_answered_with ON rights_case (answered_with) WHERE answered_with IS NOT NULL;
    """
  }
}
