"""One company's account as one person may see it now: the gate, balances by age, and the journal that explains them."""
