enum TravelPlaceholder {}
