def f():*rest

