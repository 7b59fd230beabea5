"""The steps of training the voice model, one a file; `../train.py` runs them in order."""
