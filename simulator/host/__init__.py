"""One exercise and the seats around it: the single writer, the clock, and who may see and do what."""
