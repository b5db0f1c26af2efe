print(sa.print inspect)
