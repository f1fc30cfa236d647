"""Packs: the papers the product drafts, each from protected figures and the programme's words."""
