*head = "xyz"
