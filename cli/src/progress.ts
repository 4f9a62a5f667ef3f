import cliProgress from "cli-progress";
import type { Terminal } from "./terminal.ts";

/** Shows a person how far a command is. */
export interface Progress extends Disposable {
  /** @param done - Progress, in `unit`. */
  update(done: number): void;
}

/** A counter on standard error; nothing without a terminal. Disposing it leaves its last line there. */
export function startProgress(terminal: Terminal, label: string, unit: string): Progress {
  if (!terminal.interactive) return { update: () => {}, [Symbol.dispose]: () => {} };
  const bar = new cliProgress.SingleBar({
    format: `${label} {value} ${unit}, {duration_formatted}`,
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: false,
  });
  bar.start(0, 0);
  return { update: (done) => bar.update(done), [Symbol.dispose]: () => bar.stop() };
}
