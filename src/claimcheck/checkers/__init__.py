"""CHECK: rules, the checkers that apply them, their selection and suppression."""
