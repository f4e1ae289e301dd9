enum MarketingPlaceholder {}
