print(c.closure[].contents)
