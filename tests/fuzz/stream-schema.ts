import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";

interface Document {
  readonly channels: { readonly stream: { readonly "x-close-codes": Readonly<Record<string, string>> } };
  readonly components: { readonly messages: Readonly<Record<string, { readonly payload: object }>> };
}

/** What `schema/asyncapi.json` lets the server of `/v1/stream` send. */
export interface StreamSchema {
  /** Codes with which it may close. */
  readonly closeCodes: ReadonlySet<number>;
  /** @returns What is wrong with a frame of the server; `undefined` when it matches a message. */
  wrongWith(text: string): string | undefined;
}

export function readStreamSchema(): StreamSchema {
  const file = new URL("../../schema/asyncapi.json", import.meta.url);
  const { channels, components } = JSON.parse(readFileSync(file, "utf8")) as Document;
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const matches = Object.entries(components.messages)
    .filter(([name]) => name.startsWith("server."))
    .map(([, { payload }]) => ajv.compile(payload));
  return {
    closeCodes: new Set(Object.keys(channels.stream["x-close-codes"]).map(Number)),
    wrongWith(text) {
      const frame: unknown = JSON.parse(text);
      return matches.some((match) => match(frame))
        ? undefined
        : `no message of the schema: ${text.slice(0, 500)}`;
    },
  };
}
