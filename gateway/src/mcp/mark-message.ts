import { z } from "zod";

const Marked = z.looseObject({}).optional();
/** An answer of the protocol: what is said of a result is in `_meta`, of an error in `data`. */
const Message = z.looseObject({
  result: z.looseObject({ _meta: Marked }).optional(),
  error: z.looseObject({ data: Marked }).optional(),
});

/** Marks the text of an answer to a test key: see `markMessage`. A notification has no answer. */
export function markText(text: string): string {
  if (text === "") return text;
  const answer: unknown = JSON.parse(text);
  return JSON.stringify(markMessage(answer));
}

/** Marks an answer to a test key where JSON-RPC has room for it: clients refuse other members of the envelope. */
export function markMessage(answer: unknown): object {
  const message = Message.parse(answer);
  const { result, error } = message;
  return {
    ...message,
    ...(result && { result: { ...result, _meta: { ...result._meta, test: true } } }),
    ...(error && { error: { ...error, data: { ...error.data, test: true } } }),
  };
}
