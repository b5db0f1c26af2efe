"""What errors of names without a value tell."""
def f():
    print(x1); x1 = 1
try: f()
except UnboundLocalError as e: print(e.name, e.args)
def h():
    def g(): print(zz)
    g(); zz = 1
try: h()
except NameError as e: print(type(e), e.name)
try: qq
except NameError as e: print(e.name)
def k():
    x = 1; del x
    del x
try: k()
except UnboundLocalError as e: print(e.name, e)


def shadowed():
    print(global_name)
    global_name = 5


shadowed()
