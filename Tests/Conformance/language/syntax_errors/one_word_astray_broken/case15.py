print({True "a": [1]})
