a ​b
