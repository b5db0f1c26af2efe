"""Syntax errors of definitions: message, place and caret of each module of definitions_broken."""
import traceback


def show(number, e):
    print(number, type(e).__name__, e.msg, e.lineno, e.offset, repr(e.text))
    print("".join(traceback.format_exception_only(e)).replace(e.filename, "FILE"), end="")


try:
    import definitions_broken.case00
except SyntaxError as e:
    show(0, e)
try:
    import definitions_broken.case01
except SyntaxError as e:
    show(1, e)
try:
    import definitions_broken.case02
except SyntaxError as e:
    show(2, e)
try:
    import definitions_broken.case03
except SyntaxError as e:
    show(3, e)
try:
    import definitions_broken.case04
except SyntaxError as e:
    show(4, e)
try:
    import definitions_broken.case05
except SyntaxError as e:
    show(5, e)
try:
    import definitions_broken.case06
except SyntaxError as e:
    show(6, e)
try:
    import definitions_broken.case07
except SyntaxError as e:
    show(7, e)
try:
    import definitions_broken.case08
except SyntaxError as e:
    show(8, e)
try:
    import definitions_broken.case09
except SyntaxError as e:
    show(9, e)
try:
    import definitions_broken.case10
except SyntaxError as e:
    show(10, e)
try:
    import definitions_broken.case11
except SyntaxError as e:
    show(11, e)
try:
    import definitions_broken.case12
except SyntaxError as e:
    show(12, e)
try:
    import definitions_broken.case13
except SyntaxError as e:
    show(13, e)
try:
    import definitions_broken.case14
except SyntaxError as e:
    show(14, e)
try:
    import definitions_broken.case15
except SyntaxError as e:
    show(15, e)
try:
    import definitions_broken.case16
except SyntaxError as e:
    show(16, e)
try:
    import definitions_broken.case17
except SyntaxError as e:
    show(17, e)
try:
    import definitions_broken.case18
except SyntaxError as e:
    show(18, e)
try:
    import definitions_broken.case19
except SyntaxError as e:
    show(19, e)
try:
    import definitions_broken.case20
except SyntaxError as e:
    show(20, e)
try:
    import definitions_broken.case21
except SyntaxError as e:
    show(21, e)
try:
    import definitions_broken.case22
except SyntaxError as e:
    show(22, e)
try:
    import definitions_broken.case23
except SyntaxError as e:
    show(23, e)
try:
    import definitions_broken.case24
except SyntaxError as e:
    show(24, e)
try:
    import definitions_broken.case25
except SyntaxError as e:
    show(25, e)
try:
    import definitions_broken.case26
except SyntaxError as e:
    show(26, e)
try:
    import definitions_broken.case27
except SyntaxError as e:
    show(27, e)
try:
    import definitions_broken.case28
except SyntaxError as e:
    show(28, e)
try:
    import definitions_broken.case29
except SyntaxError as e:
    show(29, e)
try:
    import definitions_broken.case30
except SyntaxError as e:
    show(30, e)
try:
    import definitions_broken.case31
except SyntaxError as e:
    show(31, e)
try:
    import definitions_broken.case32
except SyntaxError as e:
    show(32, e)
try:
    import definitions_broken.case33
except SyntaxError as e:
    show(33, e)
try:
    import definitions_broken.case34
except SyntaxError as e:
    show(34, e)
