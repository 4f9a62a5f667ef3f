import { Failure } from "@tetron/domain/failure";
import { requireOnce } from "@tetron/service/strict-json-body";
import { readInput } from "../rest/input.ts";
import { ACTIONS, type Action, type ClientFrame } from "./frames.ts";

/** A frame that is no JSON object: its sender speaks another protocol. */
export const NOT_JSON = new Failure("BAD_REQUEST", "A frame is a JSON object, sent as text.", {
  issues: [{ field: "frame", reason: "not_json" }],
});

/** Characters of an action that an error repeats. */
const MAX_ACTION_CHARS = 40;

/** A JSON object that a client sent. */
export interface OpenedFrame {
  /** The action that it says, known or not; `undefined` without one. */
  readonly action: string | undefined;
  /** @throws Failure `BAD_REQUEST` naming every field that is missing, wrong or unknown. */
  read(): ClientFrame;
}

/** Opens what a client sent. @throws Failure {@link NOT_JSON} */
export function openFrame(text: string): OpenedFrame {
  const frame = parse(text);
  const action = frame["action"];
  return {
    action: typeof action === "string" ? action.slice(0, MAX_ACTION_CHARS) : undefined,
    read() {
      requireOnce(text, "The frame");
      return readAction(frame);
    },
  };
}

function readAction(frame: Readonly<Record<string, unknown>>): ClientFrame {
  const action = frame["action"];
  if (!isAction(action)) {
    const known = Object.keys(ACTIONS).join(", ");
    const shown =
      typeof action === "string"
        ? `"${action.slice(0, MAX_ACTION_CHARS)}" is none of ${known}`
        : `one of ${known} is needed`;
    throw new Failure("BAD_REQUEST", `action: ${shown}.`, {
      issues: [{ field: "action", reason: action === undefined ? "missing" : "not_allowed" }],
    });
  }
  return readInput<ClientFrame>(ACTIONS[action], frame);
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    const frame: unknown = JSON.parse(text);
    if (isRecord(frame)) return frame;
  } catch {
    throw NOT_JSON;
  }
  throw NOT_JSON;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isAction(action: unknown): action is Action {
  return typeof action === "string" && Object.hasOwn(ACTIONS, action);
}
