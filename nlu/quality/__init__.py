"""How good the understanding is: measures, evaluation on labelled sentences, the report page."""
