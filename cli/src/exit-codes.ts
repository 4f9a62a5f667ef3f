/** What the exit code of `tetron` says. Scripts rely on them: they never change. */
export const EXIT = {
  ok: 0,
  /** Something failed that was asked for correctly: see the message. */
  failed: 1,
  /** The command line or its input cannot be understood; nothing was done. */
  usage: 2,
  /** Done, but some lines were refused: each is printed with its number. */
  someRefused: 3,
  /** A replay gave another number than the score that was stored. */
  differs: 4,
  /** Done, but something that ships is over its shelf life and has to be looked at again. */
  stale: 5,
  /** A replay needs an edition that cannot be had: the message names it. Nothing was computed. */
  missingEdition: 6,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
