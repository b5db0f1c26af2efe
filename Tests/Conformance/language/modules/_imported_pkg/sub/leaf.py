y=2
def load(): 
    m=__import__("", globals(), None, ["leaf"], 1); return m
