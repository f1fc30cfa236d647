"""How the timeliness of a month may close: at worst, at best and likely."""
