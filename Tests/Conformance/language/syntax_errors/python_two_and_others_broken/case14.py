x = y if z: 1
