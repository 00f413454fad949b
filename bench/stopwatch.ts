export class Stopwatch {
  ms = 0;

  time<Result>(work: () => Result): Result {
    const start = performance.now();
    const result = work();
    this.ms += performance.now() - start;
    return result;
  }
}

/** In milliseconds. */
export function median(runs: number, run: () => void): number {
  const times = Array.from({ length: runs }, () => {
    const stopwatch = new Stopwatch();
    stopwatch.time(run);
    return stopwatch.ms;
  });
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
}
