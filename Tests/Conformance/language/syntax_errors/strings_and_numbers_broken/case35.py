x = "abc" + 'def
