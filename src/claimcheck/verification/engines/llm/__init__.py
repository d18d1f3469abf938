"""A language model as judge: it is given claims and numbered sentences, and must quote for whatever it says."""
