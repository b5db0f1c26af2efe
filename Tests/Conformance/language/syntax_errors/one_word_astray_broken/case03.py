*head tail = "xyz"
