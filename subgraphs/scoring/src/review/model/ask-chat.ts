import type { ModelAnswer, Question } from "./language-model.ts";
import { ModelFault, modelFaultIn } from "./model-fault.ts";

/** Instructions, then facts. */
export type ChatMessages = { readonly role: "system" | "user"; readonly content: string }[];

/** The part of a chat model's answer that is read. */
interface ChatAnswer {
  readonly text: string;
  readonly usage_metadata?: { readonly input_tokens: number; readonly output_tokens: number } | undefined;
}

/** Asks a chat model, and turns whatever it throws into a fault without text of others. */
export async function askChat(
  invoke: (messages: ChatMessages) => Promise<ChatAnswer>,
  { instructions, facts }: Question,
  signal: AbortSignal,
): Promise<ModelAnswer> {
  try {
    const { text, usage_metadata: used } = await invoke([
      { role: "system", content: instructions },
      { role: "user", content: facts },
    ]);
    const tokens = used ? { input: used.input_tokens, output: used.output_tokens } : null;
    return { text, tokens };
  } catch (error) {
    signal.throwIfAborted();
    // What is no fault of the transport is an answer that the library could not read; some parse its text.
    throw modelFaultIn(error) ?? new ModelFault(error instanceof SyntaxError ? "not_json" : "wrong_shape");
  }
}
