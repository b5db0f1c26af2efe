f(print "a")
