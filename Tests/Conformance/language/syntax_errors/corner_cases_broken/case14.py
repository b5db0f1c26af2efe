with (x, y as f()): pass
