#!/bin/sh
# In the place of the person's browser: writes down how it was called, as others can see it too.
{ cat "/proc/$$/cmdline" "/proc/$PPID/cmdline" | tr '\0' '\n'; } > "$HOME/browser-called"
mv "$HOME/browser-called" "$HOME/browser"
