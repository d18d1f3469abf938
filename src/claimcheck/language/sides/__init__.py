"""What one sentence tells of two sides: their marks, what sets them apart, which value is whose."""
