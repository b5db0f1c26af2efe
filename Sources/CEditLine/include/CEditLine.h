// libedit for Swift: its variadic calls with fixed arguments, and what belongs in C because signals reach it.
// See editline(3).
#pragma once

#include <histedit.h>
#include <stdbool.h>

typedef unsigned char (*edit_line_command)(EditLine *, int);
typedef int (*edit_line_reader)(EditLine *, wchar_t *);

// Whether the terminal database knows a terminal that can move its cursor.
bool edit_line_knows_terminal(const char *name);

// An editor that reads standard input.  What libedit paints goes nowhere, but for the bell; NULL where it cannot be made.
EditLine *edit_line_open(const char *program);
void edit_line_close(EditLine *editor);
// EL_CLIENTDATA: a pointer that commands and the reader get back.
void edit_line_set_client(EditLine *editor, void *client);
void *edit_line_client(EditLine *editor);
// EL_GETCFN: reads one character; 1 for one, 0 at the end, -1 for an error.
void edit_line_set_reader(EditLine *editor, edit_line_reader reader);
// EL_EDITOR: "emacs" or "vi"
void edit_line_set_mode(EditLine *editor, const char *mode);
bool edit_line_is_vi(EditLine *editor);
// EL_REFRESH as for an empty text: where libedit believes its cursor to be goes stale while commands of our own change the text, and what it
// types next would be noted outside its screen.
void edit_line_forget_screen(EditLine *editor);
// EL_SETTY, as `setty -d -isig`
void edit_line_set_terminal(EditLine *editor, const char *mode, const char *flag);
// EL_PREP_TERM: the terminal as editing needs it, keys unprocessed, or as it was
void edit_line_prepare(EditLine *editor, bool is_editing);
// EL_ADDFN
void edit_line_add_command(EditLine *editor, const char *name, const char *help, edit_line_command command);
// EL_BIND: a key, one of vi's command mode, a key that stands for other keys
void edit_line_bind(EditLine *editor, const char *key, const char *command);
void edit_line_bind_alternative(EditLine *editor, const char *key, const char *command);
void edit_line_bind_keys(EditLine *editor, const char *key, const char *keys);

// The locale of the environment, or C.UTF-8 where that is not a multi-byte one: libedit drops non-ASCII input otherwise.
void edit_line_set_locale(void);

// Signals while the user edits.
enum { EDIT_LINE_INTERRUPT = 1, EDIT_LINE_RESIZE = 2, EDIT_LINE_CONTINUE = 4, EDIT_LINE_TERMINATE = 8, EDIT_LINE_STOP = 16 };
// Takes SIGINT, SIGWINCH, SIGCONT, SIGTSTP, SIGTERM and SIGHUP until `edit_line_leave_signals`, which gives them back.
void edit_line_take_signals(void);
void edit_line_leave_signals(void);
// Those that came since the last call.
int edit_line_pending_signals(void);
// Waits until a byte can be read or a signal comes; `milliseconds` < 0 for ever.  Whether a byte can be read.
bool edit_line_wait(int milliseconds);
// Stops the program as Ctrl-Z does; returns when it goes on.
void edit_line_stop(void);

// After a crash too the terminal gets back its settings, and `farewell` is written to it.
void edit_line_restore_at_exit(const char *farewell);

// The size of the terminal, 24 by 80 where it does not tell.
void edit_line_size(int *rows, int *columns);
// wcwidth(3)
int edit_line_width(wchar_t letter);
