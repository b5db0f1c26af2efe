class Stock:
    close(self):
        pass
