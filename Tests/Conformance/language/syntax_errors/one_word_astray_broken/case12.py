print(exec [f() for f in fs])
