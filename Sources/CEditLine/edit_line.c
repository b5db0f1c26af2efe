#define _GNU_SOURCE
#include "CEditLine.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

// From the terminal database (terminfo), which libedit links anyway.
extern int tgetent(char *, const char *);
extern char *tgetstr(const char *, char **);

bool edit_line_knows_terminal(const char *name) {
    static char description[4096], area[4096];
    char *end = area;
    return tgetent(description, name) == 1 && tgetstr("up", &end) != NULL;
}

static FILE *sink;

static ssize_t swallow(void *cookie, const char *bytes, size_t count) {
    (void)cookie;
    if (memchr(bytes, '\a', count)) {
        ssize_t written = write(STDOUT_FILENO, "\a", 1);
        (void)written;
    }
    return (ssize_t)count;
}

EditLine *edit_line_open(const char *program) {
    cookie_io_functions_t functions = { .write = swallow };
    sink = fopencookie(NULL, "w", functions);
    if (!sink) return NULL;
    EditLine *editor = el_init_fd(program, stdin, sink, stderr, STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO);
    // With EL_SIGNAL libedit resizes its arrays in the handler, and writes beyond them.
    if (editor) el_wset(editor, EL_SIGNAL, 0);
    return editor;
}

void edit_line_close(EditLine *editor) {
    el_end(editor);
    if (sink) fclose(sink);
    sink = NULL;
}

void edit_line_set_client(EditLine *editor, void *client) { el_wset(editor, EL_CLIENTDATA, client); }

void *edit_line_client(EditLine *editor) {
    void *client = NULL;
    el_wget(editor, EL_CLIENTDATA, &client);
    return client;
}

void edit_line_set_reader(EditLine *editor, edit_line_reader reader) { el_wset(editor, EL_GETCFN, reader); }

void edit_line_set_mode(EditLine *editor, const char *mode) { el_set(editor, EL_EDITOR, mode); }

bool edit_line_is_vi(EditLine *editor) {
    const wchar_t *mode = NULL;
    el_wget(editor, EL_EDITOR, &mode);
    return mode && mode[0] == L'v';
}

void edit_line_forget_screen(EditLine *editor) {
    LineInfoW *line = (LineInfoW *)el_wline(editor), text = *line;
    line->cursor = line->lastchar = line->buffer;
    el_wset(editor, EL_REFRESH);
    line->cursor = text.cursor;
    line->lastchar = text.lastchar;
}

void edit_line_set_terminal(EditLine *editor, const char *mode, const char *flag) { el_set(editor, EL_SETTY, mode, flag, NULL); }

void edit_line_prepare(EditLine *editor, bool is_editing) { el_wset(editor, EL_PREP_TERM, is_editing ? 1 : 0); }

void edit_line_add_command(EditLine *editor, const char *name, const char *help, edit_line_command command) {
    // The narrow form copies the names, the wide one keeps the pointers.
    el_set(editor, EL_ADDFN, name, help, command);
}

void edit_line_bind(EditLine *editor, const char *key, const char *command) { el_set(editor, EL_BIND, key, command, NULL); }

void edit_line_bind_alternative(EditLine *editor, const char *key, const char *command) { el_set(editor, EL_BIND, "-a", key, command, NULL); }

void edit_line_bind_keys(EditLine *editor, const char *key, const char *keys) { el_set(editor, EL_BIND, "-s", key, keys, NULL); }

void edit_line_set_locale(void) {
    setlocale(LC_ALL, "");
    if (MB_CUR_MAX == 1) setlocale(LC_CTYPE, "C.UTF-8");
}

// Signals: a handler may run in any thread, so it writes to a pipe that the editor's thread waits for.

static const int taken[] = { SIGINT, SIGWINCH, SIGCONT, SIGTSTP, SIGTERM, SIGHUP };
enum { taken_count = sizeof taken / sizeof *taken };
static struct sigaction before[taken_count];
static volatile sig_atomic_t arrived[taken_count];
static int wake[2] = { -1, -1 };

static void note(int signal_number) {
    int error = errno;
    for (int index = 0; index < taken_count; index++) if (taken[index] == signal_number) arrived[index] = 1;
    ssize_t written = write(wake[1], "", 1);
    (void)written;
    errno = error;
}

void edit_line_take_signals(void) {
    if (wake[0] < 0 && pipe2(wake, O_CLOEXEC | O_NONBLOCK) != 0) return;
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = note;
    for (int index = 0; index < taken_count; index++) {
        arrived[index] = 0;
        sigaction(taken[index], &action, &before[index]);
    }
}

void edit_line_leave_signals(void) {
    if (wake[0] < 0) return;
    for (int index = 0; index < taken_count; index++) sigaction(taken[index], &before[index], NULL);
}

int edit_line_pending_signals(void) {
    static const int meanings[taken_count] = { EDIT_LINE_INTERRUPT, EDIT_LINE_RESIZE, EDIT_LINE_CONTINUE, EDIT_LINE_STOP, EDIT_LINE_TERMINATE, EDIT_LINE_TERMINATE };
    int found = 0;
    for (int index = 0; index < taken_count; index++) {
        if (!arrived[index]) continue;
        arrived[index] = 0;
        found |= meanings[index];
    }
    return found;
}

bool edit_line_wait(int milliseconds) {
    struct pollfd files[2] = { { STDIN_FILENO, POLLIN, 0 }, { wake[0], POLLIN, 0 } };
    if (poll(files, wake[0] < 0 ? 1 : 2, milliseconds) <= 0) return false;
    if (files[1].revents) {
        char bytes[64];
        while (read(wake[0], bytes, sizeof bytes) > 0) {}
    }
    return files[0].revents != 0;
}

void edit_line_stop(void) {
    struct sigaction action, ours;
    memset(&action, 0, sizeof action);
    action.sa_handler = SIG_DFL;
    sigaction(SIGTSTP, &action, &ours);
    kill(0, SIGTSTP);
    sigaction(SIGTSTP, &ours, NULL);
}

static struct termios settings;
static const char *last_words;

static void restore(void) {
    if (!last_words) return;
    ssize_t written = write(STDOUT_FILENO, last_words, strlen(last_words));
    (void)written;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &settings);
}

// Only what is safe in a signal handler.
static void crash(int signal_number) {
    restore();
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

void edit_line_restore_at_exit(const char *farewell) {
    if (last_words || tcgetattr(STDIN_FILENO, &settings) != 0) return;
    last_words = farewell;
    atexit(restore);
    static const int fatal[] = { SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGTRAP };
    for (unsigned index = 0; index < sizeof fatal / sizeof *fatal; index++) {
        struct sigaction action, now;
        memset(&action, 0, sizeof action);
        action.sa_handler = crash;
        action.sa_flags = SA_ONSTACK | SA_NODEFER;
        // Whoever looks at a crash already goes first.
        if (sigaction(fatal[index], NULL, &now) == 0 && now.sa_handler == SIG_DFL) sigaction(fatal[index], &action, NULL);
    }
}

void edit_line_size(int *rows, int *columns) {
    struct winsize size;
    *rows = 24;
    *columns = 80;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return;
    if (size.ws_row) *rows = size.ws_row;
    if (size.ws_col) *columns = size.ws_col;
}

int edit_line_width(wchar_t letter) { return wcwidth(letter); }
