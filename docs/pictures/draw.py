#!/usr/bin/env python3
"""Draws the pictures of the README: the real program at a pseudo-terminal, its screen as SVG.

    python3 docs/pictures/draw.py [--bin .build/release/retort]

Each picture is a list of keys; what the program shows is read until it is quiet.
"""
import argparse
import fcntl
import html
import os
import pty
import re
import select
import shutil
import struct
import subprocess
import tempfile
import termios
import time
import unicodedata
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROWS, COLUMNS = 22, 84
TAB = "\t"

PICTURES = {
    "table": ["User.query.order_by(User.age).all()\r", "User.query.filter(User.age > 30)\r"],
    "completion": ["from models import *\r", "User.query.filter(User.age > 30).order" + TAB, "(User.na" + TAB + ").o" + TAB + TAB],
    "traceback": ["def oldest():\r", "return User.query.order_by(User.aeg.desc()).first()\r", "\r", "oldest()\r"],
}

COLOURS = {30: "#3b4252", 31: "#bf4b57", 32: "#4f9a4f", 33: "#b58b2b", 34: "#3f76c4", 35: "#a2579a", 36: "#2f8f9d", 37: "#4c566a", 90: "#8a93a6"}


class Screen:
    """The part of a terminal that the program uses: rows of cells with their style."""

    def __init__(self):
        self.cells = [[(" ", ()) for _ in range(COLUMNS)] for _ in range(ROWS)]
        self.row = self.column = 0
        self.style = ()

    def feed(self, text):
        for part in re.finditer(r"\x1b\[([?0-9;]*)([A-Za-z])|(.)", text, re.S):
            if part[3] is None:
                self.sequence(part[1], part[2])
            elif part[3] == "\r":
                self.column = 0
            elif part[3] == "\n":
                self.line_feed()
            elif part[3] >= " ":
                self.put(part[3])

    def put(self, letter):
        if unicodedata.combining(letter):
            return
        width = 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        if self.column + width > COLUMNS:
            self.column = 0
            self.line_feed()
        self.cells[self.row][self.column] = (letter, self.style)
        if width == 2 and self.column + 1 < COLUMNS:
            self.cells[self.row][self.column + 1] = ("", self.style)
        self.column += width

    def line_feed(self):
        if self.row + 1 < ROWS:
            self.row += 1
        else:
            self.cells.pop(0)
            self.cells.append([(" ", ()) for _ in range(COLUMNS)])

    def sequence(self, arguments, final):
        number = int(arguments) if arguments.isdigit() else 1
        if final == "A":
            self.row = max(0, self.row - number)
        elif final == "B":
            self.row = min(ROWS - 1, self.row + number)
        elif final == "C":
            self.column = min(COLUMNS - 1, self.column + number)
        elif final == "G":
            self.column = number - 1
        elif final == "J":
            self.clear(self.row, self.column)
            for row in range(self.row + 1, ROWS):
                self.clear(row, 0)
        elif final == "K":
            self.clear(self.row, self.column)
        elif final == "m":
            codes = [int(code or 0) for code in arguments.split(";")]
            if codes[0] == 0:
                self.style, codes = (), codes[1:]
            self.style += tuple(codes)

    def clear(self, row, start):
        for column in range(start, COLUMNS):
            self.cells[row][column] = (" ", ())

    def svg(self):
        width, height = 8.4, 18
        last = max((row for row in range(ROWS) if any(cell[0].strip() for cell in self.cells[row])), default=0)
        drawn = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{COLUMNS * width + 24:.0f}" height="{(last + 1) * height + 24}" font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="14">',
                 '<rect width="100%" height="100%" rx="6" fill="#fbfbf9" stroke="#d8d8d2"/>']
        for row in range(last + 1):
            column = 0
            while column < COLUMNS:
                style, start, text = self.cells[row][column][1], column, ""
                while column < COLUMNS and self.cells[row][column][1] == style:
                    text += self.cells[row][column][0]
                    column += 1
                if text.strip() or 7 in style:
                    drawn.append(self.run(text, style, 12 + start * width, 26 + row * height, (column - start) * width))
        return "\n".join(drawn + ["</svg>", ""])

    @staticmethod
    def run(text, style, x, y, length):
        colour = next((COLOURS[code] for code in style if code in COLOURS), "#2e3440")
        box = ""
        if 7 in style:
            box, colour = f'<rect x="{x:.1f}" y="{y - 14}" width="{length:.1f}" height="18" fill="{colour}"/>', "#fbfbf9"
        weight = ' font-weight="bold"' if 1 in style else ""
        faint = ' opacity="0.6"' if 2 in style else ""
        return f'{box}<text x="{x:.1f}" y="{y}" fill="{colour}"{weight}{faint} textLength="{length:.1f}" xml:space="preserve">{html.escape(text)}</text>'


def run(command, folder, keys):
    """Types the keys one after the other; what the screen shows at the end."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        environment = {"PATH": os.environ["PATH"], "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "HOME": folder, "XDG_STATE_HOME": folder, "XDG_CONFIG_HOME": folder}
        os.execve(command[0], command, environment)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    screen = Screen()

    def read():
        seen, waited = b"", time.time() + 10
        while time.time() < waited and select.select([terminal], [], [], 0.5 if seen else 5)[0]:
            try:
                seen += os.read(terminal, 65536)
            except OSError:
                break
        screen.feed(seen.decode(errors="replace"))

    read()
    for key in keys:
        os.write(terminal, key.encode())
        read()
    os.kill(child, 9)
    os.waitpid(child, 0)
    return screen


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--bin", default=".build/release/retort")
    program = str(Path(options.parse_args().bin).resolve())
    with tempfile.TemporaryDirectory() as folder:
        for example in (HERE.parent.parent / "Examples").glob("*.py"):
            shutil.copy(example, folder)
        subprocess.run([program, "make_database.py"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        for name, keys in PICTURES.items():
            screen = run([program, "instance/database.db"] if name != "completion" else [program], folder, keys)
            (HERE / f"{name}.svg").write_text(screen.svg())
            print(f"docs/pictures/{name}.svg")


if __name__ == "__main__":
    main()
