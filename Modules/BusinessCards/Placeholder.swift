enum BusinessCardsPlaceholder {}
