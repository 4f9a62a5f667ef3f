/**
 * Who acted where no API key did, as the audit log names them. The ids of keys begin with `key_`, so that none of
 * these can be one.
 */

/** An operator, by the command line. */
export const COMMAND_LINE = "command-line";

/** A source of signed messages, by its name. */
export function hookActor(source: string): string {
  return `hook:${source}`;
}

/** Tetron itself: a job, or what a start brings along. */
export const SYSTEM = "system";
