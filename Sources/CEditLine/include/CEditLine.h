// libedit's variadic calls with fixed arguments, for Swift, which cannot call variadic C.
// See editline(3).
#pragma once

#include <histedit.h>

typedef unsigned char (*edit_line_command)(EditLine *, int);

// An editor on standard input and output; NULL where the terminal cannot be used.
EditLine *edit_line_open(const char *program);
// EL_CLIENTDATA: a pointer that commands and the prompt get back.
void edit_line_set_client(EditLine *editor, void *client);
void *edit_line_client(EditLine *editor);
// EL_PROMPT
void edit_line_set_prompt(EditLine *editor, char *(*prompt)(EditLine *));
// EL_SETTY, as `setty -d -isig`
int edit_line_set_terminal(EditLine *editor, const char *mode, const char *flag);
// EL_PREP_TERM: the terminal as editing needs it, keys unprocessed
void edit_line_prepare(EditLine *editor);
// EL_ADDFN
int edit_line_add_command(EditLine *editor, const char *name, const char *help, edit_line_command command);
// EL_BIND
int edit_line_bind(EditLine *editor, const char *key, const char *command);

// A history of at most `size` entries without repeated neighbours, attached to the editor (EL_HIST).
History *edit_line_history(EditLine *editor, int size);
int edit_line_history_enter(History *history, const char *entry);
int edit_line_history_load(History *history, const char *path);
int edit_line_history_save(History *history, const char *path);

// The locale of the environment, or C.UTF-8 where that is not a multi-byte one: libedit drops non-ASCII input otherwise.
void edit_line_set_locale(void);
