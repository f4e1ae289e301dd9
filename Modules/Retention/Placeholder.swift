enum RetentionPlaceholder {}
