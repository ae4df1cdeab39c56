"""Which of the intents a sentence has: features, classifier, calibration, and the optional second stage."""
