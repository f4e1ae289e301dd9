extension Migration {
  /// What came back is remembered longer than what arrived (R20, R18): the day it came back tells
  /// the two apart.
  static let bounces = Migration(13, "bounces") { _ in
    """
    ALTER TABLE letter ADD COLUMN failed_day BIGINT;
    UPDATE letter SET failed_day = recorded_day WHERE state = 'failed';
    """
  }
}
