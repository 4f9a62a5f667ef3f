/** A command for the running platform. */
export interface ControlRequest {
  readonly argv: readonly string[];
  /** The folder that paths in `argv` are relative to. */
  readonly folder: string;
}

/** What the platform says while it runs a command, a JSON object a line. */
export type ControlMessage =
  /** One line of the answer. */
  | { readonly print: string }
  /** One line beside the answer. */
  | { readonly tell: string }
  /** The last message. */
  | { readonly exit: number };
