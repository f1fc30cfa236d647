"""The tags of `{% load ui %}`."""
