errors = StringIO(yield
