"""Pages of figures: the scorecard, one indicator, the front door and the workforce."""
