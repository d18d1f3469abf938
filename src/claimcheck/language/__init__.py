"""What one sentence says, whoever wrote it: segmentation, quantities, strength, polarity, study design."""
