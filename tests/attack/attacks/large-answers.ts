import { once } from "node:events";
import { aPayment, send, WALLETS } from "../../client.ts";
import { rawConnection } from "../../operations.ts";
import { type Attack, findings } from "../target.ts";

const MOST_BYTES = 11 * 1024 * 1024;

/** Few bytes that ask for many: fields of a hundred scores, each a hundred times under another name. */
const AMPLIFIED = `{ wallet(network: "ethereum", address: "${WALLETS.ordinary}") { scores(first: 100) { edges { node {
  ${Array.from({ length: 120 }, (_, i) => `r${i}: reasons { code title evidence { name value source } }`).join(" ")} } } } } }`;

export const largeAnswers: Attack = {
  title: "few bytes that ask for a large answer",
  async run({ platform }) {
    const { all, expect } = findings();
    for (let i = 0; i < 120; i++) await send(platform, "/v1/score", aPayment());
    const answer = await fetch(`${platform.url}/graphql`, {
      method: "POST",
      headers: { Authorization: `Bearer ${platform.key}`, "Content-Type": "application/json" },
      body: JSON.stringify({ query: AMPLIFIED }),
    });
    const bytes = (await answer.arrayBuffer()).byteLength;
    expect(bytes <= MOST_BYTES, `${AMPLIFIED.length} bytes of query gave ${bytes} bytes`);
    return all;
  },
};

const READERS = 200;
const HELD_MS = 20_000;
const MOST_MB = 300;

export const slowReaders: Attack = {
  title: `${READERS} clients that do not read their answers`,
  async run({ platform, operations }) {
    const { all, expect } = findings();
    const body = JSON.stringify({
      query: `{ wallet(network: "ethereum", address: "${WALLETS.ordinary}") { scores(first: 100) { edges { node {
        ${Array.from({ length: 6 }, (_, i) => `r${i}: reasons { code title evidence { name value source } }`).join(" ")} } } } } }`,
    });
    const request = [
      "POST /graphql HTTP/1.1",
      "Host: tetron",
      `Authorization: Bearer ${platform.key}`,
      "Content-Type: application/json",
      `Content-Length: ${Buffer.byteLength(body)}`,
      "",
      body,
    ].join("\r\n");
    const before = await operations.metric("process_resident_memory_bytes");
    const sockets = await Promise.all(
      Array.from({ length: READERS }, async () => {
        const socket = await rawConnection(platform.url);
        socket.on("error", () => undefined).pause();
        for (let i = 0; i < 4; i++) socket.write(request);
        return socket;
      }),
    );
    let most = 0;
    for (const until = Date.now() + HELD_MS; Date.now() < until; ) {
      most = Math.max(most, (await operations.metric("process_resident_memory_bytes")) - before);
      await new Promise((wake) => setTimeout(wake, 500));
    }
    for (const socket of sockets) {
      const closed = once(socket, "close");
      socket.destroy();
      await closed;
    }
    const grown = most / 1e6;
    expect(grown <= MOST_MB, `memory grew by ${grown.toFixed(0)} MB`);
    return all;
  },
};
