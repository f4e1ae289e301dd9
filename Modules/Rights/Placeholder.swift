enum RightsPlaceholder {}
