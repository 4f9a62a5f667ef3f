import { until } from "@tetron/domain/testing";
import { WebSocket } from "ws";
import { aPayment, send } from "../client.ts";
import type { Platform } from "../platform.ts";

const WAIT_MS = 30_000;

/** A well-behaved client beside the fuzzer. Disposing it closes its socket. */
export interface Witness extends Disposable {
  /** Scores one more payment. */
  score(): Promise<void>;
  /** Waits for the last event. @returns What was lost, doubled or out of order. */
  problems(): Promise<string[]>;
}

/** Subscribes to scores, and remembers which were made. */
export async function openWitness(tetron: Platform): Promise<Witness> {
  const ws = new WebSocket(`${tetron.url.replace("http", "ws")}/v1/stream`);
  const made: string[] = [];
  const got: string[] = [];
  const problems: string[] = [];
  let isReady = false;
  ws.on("open", () => {
    ws.send(JSON.stringify({ action: "authenticate", apiKey: tetron.key }));
    ws.send(JSON.stringify({ action: "subscribe", channels: ["scores"] }));
  });
  ws.on("message", (data) => {
    const frame = JSON.parse(String(data));
    if (frame.channel === "scores") got.push(frame.data.transaction_id);
    else if (frame.type !== "ack") problems.push(`the witness got ${String(data).slice(0, 500)}`);
    isReady ||= frame.action === "subscribe";
  });
  ws.on("error", (error) => problems.push(`the witness's socket failed: ${error.message}`));
  ws.on("close", (code) => problems.push(`the witness was closed with ${code}`));
  await until("the witness has subscribed", () => isReady, WAIT_MS);
  return {
    async score() {
      const { status, body } = await send(tetron, "/v1/score", aPayment());
      if (status === 200) made.push(body.transaction_id);
      else problems.push(`a score answered ${status}`);
    },
    async problems() {
      await until("the witness has every event", () => got.length >= made.length, WAIT_MS).catch(
        (error: Error) => problems.push(error.message),
      );
      if (made.length === 0) problems.push("nothing was scored");
      if (JSON.stringify(got) !== JSON.stringify(made))
        problems.push(`the witness got ${got.length} of ${made.length} events, or in another order`);
      return problems;
    },
    [Symbol.dispose]: () => ws.removeAllListeners("close").terminate(),
  };
}
