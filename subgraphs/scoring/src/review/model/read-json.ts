import { ModelFault } from "./model-fault.ts";

/** What a text says as JSON. @throws ModelFault `not_json`. */
export function readJson(text: string): unknown {
  try {
    const content: unknown = JSON.parse(text);
    return content;
  } catch {
    throw new ModelFault("not_json");
  }
}
