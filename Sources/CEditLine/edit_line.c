#define _GNU_SOURCE
#include "CEditLine.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

EditLine *edit_line_open(const char *program) {
    EditLine *editor = el_init(program, stdin, stdout, stderr);
    if (editor) {
        el_set(editor, EL_SIGNAL, 0);
        el_set(editor, EL_EDITOR, "emacs");
    }
    return editor;
}

void edit_line_set_client(EditLine *editor, void *client) { el_set(editor, EL_CLIENTDATA, client); }

void *edit_line_client(EditLine *editor) {
    void *client = NULL;
    el_get(editor, EL_CLIENTDATA, &client);
    return client;
}

void edit_line_set_prompt(EditLine *editor, char *(*prompt)(EditLine *)) { el_set(editor, EL_PROMPT, prompt); }

int edit_line_set_terminal(EditLine *editor, const char *mode, const char *flag) {
    return el_set(editor, EL_SETTY, mode, flag, NULL);
}

void edit_line_prepare(EditLine *editor) { el_set(editor, EL_PREP_TERM, 1); }

int edit_line_add_command(EditLine *editor, const char *name, const char *help, edit_line_command command) {
    return el_set(editor, EL_ADDFN, name, help, command);
}

int edit_line_bind(EditLine *editor, const char *key, const char *command) {
    return el_set(editor, EL_BIND, key, command, NULL);
}

History *edit_line_history(EditLine *editor, int size) {
    History *entries = history_init();
    if (entries) {
        HistEvent event;
        history(entries, &event, H_SETSIZE, size);
        history(entries, &event, H_SETUNIQUE, 1);
        el_set(editor, EL_HIST, history, entries);
    }
    return entries;
}

int edit_line_history_enter(History *entries, const char *entry) {
    HistEvent event;
    return history(entries, &event, H_ENTER, entry);
}

int edit_line_history_load(History *entries, const char *path) {
    HistEvent event;
    return history(entries, &event, H_LOAD, path);
}

int edit_line_history_save(History *entries, const char *path) {
    HistEvent event;
    return history(entries, &event, H_SAVE, path);
}

void edit_line_set_locale(void) {
    setlocale(LC_ALL, "");
    if (MB_CUR_MAX == 1) setlocale(LC_CTYPE, "C.UTF-8");
}
