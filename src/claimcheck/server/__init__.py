"""EDIT: a language server tells of an article while it is written."""
