/** A command for the running platform. */
export interface ControlRequest {
  readonly argv: readonly string[];
  /** The folder that paths in `argv` are relative to. */
  readonly folder: string;
}

/** A message of the platform while it runs a command, one JSON object per line. */
export type ControlMessage =
  /** One line of the answer. */
  | { readonly print: string }
  /** One line on standard error. */
  | { readonly tell: string }
  /** The last message. */
  | { readonly exit: number };
