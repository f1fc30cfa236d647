"""What pages are made of: components of GOV.UK Frontend's patterns in the council's own look.

A component is a frozen dataclass that prints itself as HTML wherever it stands; `{% load ui %}`
gives each as a tag. Nothing here knows a person or a child.
"""
