"""What the road tests stand on: the real programs in a house of their own, and eyes to look at what they did."""
