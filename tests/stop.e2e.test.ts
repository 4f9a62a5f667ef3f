import { globSync, readFileSync, readlinkSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { Agent, request } from "node:http";
import { createServer, type Socket } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { reasonToSkip } from "@tetron/domain/testing";
import { afterAll, describe, expect, test } from "vitest";
import { aPayment } from "./client.ts";
import { aHome, type Platform, startEmbedded } from "./platform.ts";
import { runCommand, startProcess, startTetron } from "./process.ts";

// A process that does not close within its grace period exits with 1, so exit code 0 shows that it was in
// time.
const ROUNDS = 5;
const CLIENTS = 60;
const START_MS = 60_000;

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
const home = aHome(stack);

describe.each(Array.from({ length: ROUNDS }, (_, round) => round))(
  "stopped by SIGTERM, round %i",
  (round) => {
    test.skipIf(reasonToSkip(process.platform === "linux" ? undefined : "it needs Linux"))(
      "in the middle of a first start, it ends with 0 and leaves no process",
      async () => {
        const fresh = aHome(stack);
        await using tetron = startTetron(["start"], { TETRON_HOME: fresh, PORT: "0", LOG_LEVEL: "info" });
        await expect.poll(() => globSync(join(fresh, "lake")), { timeout: START_MS }).toHaveLength(1);
        // waits: each round stops at another phase of the start.
        await sleep(round * 800);
        expect(await tetron.end("SIGTERM")).toBe(0);
        expect(commandLinesWith(fresh)).toEqual([]);
      },
    );

    test("when idle, it ends with 0", async () => {
      await using tetron = await startEmbedded(home);
      // waits: each round stops at another moment.
      await sleep(round * 100);
      expect(await tetron.edge.end("SIGTERM")).toBe(0);
    });

    test("under clients with busy keep-alive connections, it exits with 0 and breaks no answer", async () => {
      await using tetron = await startEmbedded(home);
      const clients = Array.from({ length: CLIENTS }, () => keepAsking(tetron));
      // waits: each round stops at another moment under load.
      await sleep(500 + round * 100);
      const ended = tetron.edge.end("SIGTERM");
      const outcomes = await Promise.all(clients);
      expect(await ended).toBe(0);
      expect(outcomes.filter((outcome) => outcome.startsWith("cut off"))).toEqual([]);
    });

    test.skipIf(reasonToSkip(process.platform === "linux" ? undefined : "it needs Linux"))(
      "during an import, it exits with 0, and the import reports that it was not finished",
      async () => {
        await using tetron = await startEmbedded(home);
        const file = join(home, "labels.ndjson");
        await writeFile(file, aLongList());
        const args = ["import", "labels", file, "--list", "long", "--list-version", `${round}`];
        const imported = runCommand(args, tetron.env as Record<string, string>);
        const isRead = () => filesOpenIn(tetron.edge.child.pid!).includes(file);
        await expect.poll(isRead, { timeout: START_MS, interval: 5 }).toBe(true);
        // waits: each round stops at another phase of the import.
        await sleep(round * 200);
        expect(await tetron.edge.end("SIGTERM")).toBe(0);
        expect(await imported).toMatchObject({ code: 1 });
      },
    );
  },
);

test("a service whose database does not answer stops while it starts", async () => {
  const dialled = Promise.withResolvers<void>();
  const sockets = new Set<Socket>();
  const silent = createServer((socket) => {
    sockets.add(socket);
    dialled.resolve();
  });
  await new Promise<void>((done) => silent.listen(0, "127.0.0.1", done));
  stack.defer(() => {
    for (const socket of sockets) socket.destroy();
    silent.close();
  });
  const { port } = silent.address() as { port: number };
  await using service = startProcess("subgraphs/ingestion/src/main.ts", [], {
    PORT: "0",
    DATABASE_URL: `postgres://nobody@127.0.0.1:${port}/none`,
    TETRON_INTERNAL_SECRET: "a secret that only services share",
  });
  await dialled.promise;
  expect(await service.end("SIGTERM")).toBe(0);
});

/** Paths of the files that a process has open. */
function filesOpenIn(pid: number): string[] {
  return globSync(`/proc/${pid}/fd/*`).flatMap((descriptor) => {
    try {
      return [readlinkSync(descriptor)];
    } catch {
      // It was closed meanwhile.
      return [];
    }
  });
}

/** Command lines of running processes that contain a folder's path. */
function commandLinesWith(folder: string): string[] {
  return globSync("/proc/[0-9]*/cmdline").flatMap((file) => {
    try {
      const line = readFileSync(file, "utf8").replaceAll("\0", " ");
      return line.includes(folder) ? [line] : [];
    } catch {
      // The process has ended meanwhile.
      return [];
    }
  });
}

/** Scores payments one by one on one connection until that fails. @returns How it ended. */
async function keepAsking({ url, key }: Platform): Promise<string> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  for (;;) {
    const outcome = await ask(url, key, agent);
    if (outcome !== "answered") return outcome;
  }
}

/** Returns "refused" for a connection that ended before any answer. */
function ask(url: string, key: string, agent: Agent): Promise<string> {
  return new Promise((resolve) => {
    const headers = { Authorization: `Bearer ${key}`, "Content-Type": "application/json" };
    const sent = request(`${url}/v1/score`, { method: "POST", agent, headers }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (chunk) => {
        text += chunk;
      });
      answer.on("end", () => {
        if (answer.statusCode !== 200) resolve(`${answer.statusCode} ${text}`);
        else resolve(answer.headers.connection === "close" ? "closed" : "answered");
      });
      answer.on("error", () => resolve(`cut off after ${text.length} characters`));
    });
    sent.on("error", () => resolve("refused")).end(JSON.stringify(aPayment()));
  });
}

function aLongList(): string {
  const lines = Array.from({ length: 200_000 }, (_, n) =>
    JSON.stringify({
      address: `0x${n.toString(16).padStart(40, "0")}`,
      name: `Label ${n}`,
      label: "exchange",
    }),
  );
  return `${lines.join("\n")}\n`;
}
