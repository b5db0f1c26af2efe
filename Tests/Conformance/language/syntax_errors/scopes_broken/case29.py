[(i := j) for i in x for j in y]
