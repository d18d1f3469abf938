"""Knowledge of English as data: each concept stands once, with examples; two readers of that data, and no more."""
