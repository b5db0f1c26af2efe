print(Outer.Inner [o.name for o in Outer])
