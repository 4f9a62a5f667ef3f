/** Exit codes of `tetron`. Scripts rely on them: they never change. */
export const EXIT = {
  ok: 0,
  /** A valid command failed: see the message. */
  failed: 1,
  /** The command line, its input or a setting is invalid; nothing was done. */
  usage: 2,
  /** Done, but some lines were refused: each is printed with its number. */
  someRefused: 3,
  /** A replay computed another number than the stored score's. */
  differs: 4,
  /** Done, but something that ships is past its shelf life; only with `--strict`. */
  stale: 5,
  /** A replay needs a version that is not available: the message names it. Nothing was computed. */
  missingEdition: 6,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
