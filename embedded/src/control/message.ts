import { z } from "zod";

/** A command for the running platform. */
export interface ControlRequest {
  readonly argv: readonly string[];
  /** The folder that paths in `argv` are relative to. */
  readonly folder: string;
}

/** A message of the platform while it runs a command, one JSON object per line. */
export const ControlMessage = z.union([
  z.strictObject({ print: z.string() }).describe("One line of the answer."),
  z.strictObject({ tell: z.string() }).describe("One line on standard error."),
  z.strictObject({ exit: z.int() }).describe("The last message: the command's exit code."),
]);
export type ControlMessage = z.infer<typeof ControlMessage>;
