import { once } from "node:events";
import { aPayment, send, WALLETS } from "../../client.ts";
import { rawConnection } from "../../operations.ts";
import { type Attack, findings } from "../target.ts";

const MAX_BYTES = 11 * 1024 * 1024;

/** A short query with a large answer: the reasons of 100 scores, each under `times` aliases. */
const amplified = (times: number) => `{ wallet(network: "ethereum", address: "${WALLETS.ordinary}") {
  scores(first: 100) { edges { node {
    ${Array.from({ length: times }, (_, i) => `r${i}: reasons { code title evidence { name value source } }`).join(" ")}
  } } } } }`;
const TIMES = [1, 2, 4, 8, 16, 32, 56, 120];

export const largeAnswers: Attack = {
  title: "few bytes that ask for a large answer",
  async run({ platform }) {
    const { all, expect } = findings();
    for (let i = 0; i < 120; i++) await send(platform, "/v1/score", aPayment());
    let answered = 0;
    for (const times of TIMES) {
      const answer = await fetch(`${platform.url}/graphql`, {
        method: "POST",
        headers: { Authorization: `Bearer ${platform.key}`, "Content-Type": "application/json" },
        body: JSON.stringify({ query: amplified(times) }),
      });
      const bytes = (await answer.arrayBuffer()).byteLength;
      if (answer.status === 200) answered += 1;
      else expect(answer.status === 400, `${times} times: answered ${answer.status}`);
      expect(bytes <= MAX_BYTES, `${amplified(times).length} bytes of query gave ${bytes} bytes`);
    }
    expect(answered > 0, "not even the smallest is answered, so nothing was tried");
    return all;
  },
};

const READERS = 200;
const HELD_MS = 20_000;
const MAX_MB = 300;

export const slowReaders: Attack = {
  title: `${READERS} clients that do not read their answers`,
  async run({ platform, usage }) {
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
    const before = usage().residentMb;
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
      most = Math.max(most, usage().residentMb - before);
      // waits: memory is sampled for as long as the answers wait.
      await new Promise((wake) => setTimeout(wake, 500));
    }
    for (const socket of sockets) {
      const closed = once(socket, "close");
      socket.destroy();
      await closed;
    }
    expect(most <= MAX_MB, `memory grew by ${most.toFixed(0)} MB`);
    return all;
  },
};
