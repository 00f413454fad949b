/** As shells have it for a process that a signal ended: https://tldp.org/LDP/abs/html/exitcodes.html */
const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

let endGently: (() => void) | undefined;

/** From now on a signal ends this process as its own end would: whoever listens to `exit` is told. */
export function listenToSignals(): void {
  for (const [signal, exitCode] of Object.entries(SIGNALS)) {
    process.on(signal, () => {
      const gently = signal === "SIGINT" ? endGently : undefined;
      endGently = undefined;
      if (gently) gently();
      else process.exit(exitCode);
    });
  }
}

/**
 * The next Ctrl-C only calls this; the one after it ends the process.
 * @returns what takes that back
 */
export function atFirstInterrupt(end: () => void): () => void {
  endGently = end;
  return () => {
    endGently = undefined;
  };
}
