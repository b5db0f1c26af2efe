x = print "a"
