"""Libraries of references that stand beside an article or in its front matter: BibTeX, CSL as JSON or YAML, RIS.

Whatever the format, an entry is an item of CSL (citeproc-js, "CSL-JSON"): a mapping with `id`, `title`, `author` …
"""
