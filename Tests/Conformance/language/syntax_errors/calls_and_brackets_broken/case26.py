foo(
    a=1,
    b=2
bar()
