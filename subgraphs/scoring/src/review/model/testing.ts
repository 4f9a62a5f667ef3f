import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Dossier } from "../narrative/dossier.ts";
import type { Draft } from "../narrative/draft.ts";
import { writeFromTemplates } from "../narrative/write-from-templates.ts";

/** The wire formats that models are asked in. */
export const PROVIDERS = ["gemini", "openai"] as const;

export type Provider = (typeof PROVIDERS)[number];

/** A request as a model's provider got it. */
export interface Seen {
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  /** As it was sent. */
  readonly body: string;
  /** What was asked with the prompt: a dossier with `subject`, or comparisons. */
  readonly facts: Dossier;
  readonly isExplanation: boolean;
}

/** Answers a request. */
export type Answer = (seen: Seen, response: ServerResponse) => void;

/** A provider of a language model. */
export interface ModelServer {
  readonly url: string;
  readonly seen: Seen[];
  /** Answers from now on. */
  answer: Answer;
}

/** Serves a model that explains well, until it is told to answer otherwise. */
export async function aModelServer(stack: AsyncDisposableStack, provider: Provider): Promise<ModelServer> {
  const server = createServer(async (request, response) => {
    const seen = seenOf(request, await text(request));
    model.seen.push(seen);
    model.answer(seen, response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  stack.defer(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const path = provider === "openai" ? "/v1" : "";
  const model: ModelServer = {
    url: `http://127.0.0.1:${port}${path}`,
    seen: [],
    answer: (seen, response) => say(provider, response, JSON.stringify(goodAnswer(seen))),
  };
  return model;
}

/** What a model answers that explains well. */
export function goodAnswer({ facts, isExplanation }: Seen): Draft | { observations: [] } {
  return isExplanation ? writeFromTemplates(facts) : { observations: [] };
}

/** Answers with a text, as a provider wraps it. */
export function say(provider: Provider, response: ServerResponse, answered: string): void {
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify(wrapped(provider, answered)));
}

function wrapped(provider: Provider, answered: string): object {
  if (provider === "gemini")
    return {
      candidates: [
        { content: { role: "model", parts: [{ text: answered }] }, finishReason: "STOP", index: 0 },
      ],
      usageMetadata: { promptTokenCount: 300, candidatesTokenCount: 50, totalTokenCount: 350 },
    };
  return {
    ...{ id: "chat", object: "chat.completion", created: 1, model: "stub" },
    choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", content: answered } }],
    usage: { prompt_tokens: 300, completion_tokens: 50, total_tokens: 350 },
  };
}

function seenOf({ url = "", headers }: IncomingMessage, body: string): Seen {
  const asked = JSON.parse(body);
  const prompt: string = asked.messages?.[1]?.content ?? asked.contents?.[0]?.parts?.[0]?.text ?? "{}";
  const facts = JSON.parse(prompt);
  return { path: url, headers, body, facts, isExplanation: "subject" in facts };
}
