import { z } from "zod";

/** A command for the running platform. */
export const ControlRequest = z.strictObject({
  argv: z.array(z.string()).max(1_000).readonly(),
  folder: z.string().describe("The folder that paths of the command line are relative to."),
  data: z.string().optional().describe("TETRON_DATA of who asks, where it is set; otherwise the platform's."),
});
export type ControlRequest = Readonly<z.infer<typeof ControlRequest>>;

/** A message of the platform while it runs a command, one JSON object per line. */
export const ControlMessage = z.union([
  z.strictObject({ print: z.string() }).describe("One line of the answer."),
  z.strictObject({ tell: z.string() }).describe("One line on standard error."),
  z.strictObject({ exit: z.int() }).describe("The last message: the command's exit code."),
]);
export type ControlMessage = z.infer<typeof ControlMessage>;
