# ends with an uncaught exception that has a cause
class ConfigError(Exception):
    """Something is wrong with the configuration."""


settings = {"host": "localhost", "port": "80a"}


def port():
    try:
        return int(settings["port"])
    except ValueError as e:
        raise ConfigError("bad port: %(port)s" % settings) from e


def main():
    print("starting on", settings["host"])
    try:
        print(port())
    finally:
        print("cleaning up")


main()
print("not reached")
