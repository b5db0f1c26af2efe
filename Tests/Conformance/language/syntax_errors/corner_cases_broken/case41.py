a€
