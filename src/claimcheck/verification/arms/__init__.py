"""The groups and sides that are compared: who got what, who did better, which value is whose."""
