import { readFileSync } from "node:fs";
import { until } from "@tetron/domain/testing";
import { describe, expect, test } from "vitest";
import { aPayment, send, WALLETS } from "./client.ts";
import { aHome, MODES, type Platform, startEmbedded } from "./platform.ts";

const PATIENCE_MS = 60_000;
const ENDED = ["done", "failed", "cancelled"];
type Edge = Pick<Platform, "url" | "key">;

/** Sends a file as the body. */
async function upload(edge: Edge, options: Record<string, string>, body: BodyInit, headers = {}) {
  const answer = await fetch(`${edge.url}/v1/uploads?${new URLSearchParams(options)}`, {
    method: "POST",
    headers: { Authorization: `Bearer ${edge.key}`, "Content-Type": "text/csv", ...headers },
    body,
    ...(body instanceof ReadableStream && { duplex: "half" }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects of a body.
  return { status: answer.status, body: (await answer.json()) as any };
}

function ended(edge: Edge, id: string) {
  return until(
    `upload ${id} has ended`,
    async () => {
      const { body } = await send(edge, `/v1/uploads/${id}`);
      return ENDED.includes(body.state) ? body : undefined;
    },
    PATIENCE_MS,
  );
}

async function refusals(edge: Edge, id: string) {
  const answer = await fetch(`${edge.url}/v1/uploads/${id}/refusals`, {
    headers: { Authorization: `Bearer ${edge.key}` },
  });
  const lines = (await answer.text()).split("\n").filter((line) => line !== "");
  return lines.map((line) => JSON.parse(line));
}

const payment = (n: number, amount = "0.5") =>
  JSON.stringify(aPayment({ to_address: `0x${(0xbeef_0000 + n).toString(16).padStart(40, "0")}`, amount }));

describe.each(MODES)("$mode", ({ start }) => {
  test("what users upload is taken in by the subgraph that it is for", async () => {
    await using stack = new AsyncDisposableStack();
    const tetron = await start(stack);

    const file = [payment(1), payment(2, "1e18"), payment(3), "{"].join("\n");
    const sent = await upload(tetron, { kind: "payments" }, file, { "Content-Type": "application/x-ndjson" });
    expect(sent).toMatchObject({
      status: 202,
      body: { kind: "payments", state: "queued", bytes: file.length },
    });
    expect(await ended(tetron, sent.body.id)).toMatchObject({
      state: "done",
      bytes_done: file.length,
      rows: { done: 4, read: 2, created: 2, refused: 2 },
      error: null,
    });
    expect(await refusals(tetron, sent.body.id)).toEqual([
      expect.objectContaining({ line: 2, reason: "not_decimal" }),
      expect.objectContaining({ line: 4, reason: "not_json" }),
    ]);
    const { body } = await send(tetron, "/v1/scores");
    expect(body.scores).toHaveLength(2);

    const again = await upload(tetron, { kind: "payments" }, file, {
      "Content-Type": "application/x-ndjson",
    });
    expect(again).toMatchObject({ status: 200, body: { id: sent.body.id, state: "done" } });

    const outcomes = `address,outcome,reference\r\n${WALLETS.ordinary},fraud,a\r\n${WALLETS.other},bad,b\r\n`;
    const reported = await upload(tetron, { kind: "outcomes", network: "ethereum" }, outcomes);
    expect(await ended(tetron, reported.body.id)).toMatchObject({
      state: "done",
      rows: { created: 1, refused: 1 },
    });
    expect(await refusals(tetron, reported.body.id)).toEqual([
      expect.objectContaining({ line: 3, reason: "malformed" }),
    ]);

    const form = new FormData();
    for (const [name, value] of Object.entries({
      kind: "labels",
      network: "ethereum",
      list: "ours",
      version: "1",
    }))
      form.append(name, value);
    form.append(
      "file",
      new Blob([`\uFEFFaddress,label,name\n${WALLETS.unknown},exchange,"Shop, Inc."\n`]),
      "l.csv",
    );
    const labels = await fetch(`${tetron.url}/v1/uploads`, {
      method: "POST",
      headers: { Authorization: `Bearer ${tetron.key}` },
      body: form,
    });
    expect(labels.status).toBe(202);
    const { id } = (await labels.json()) as { id: string };
    expect(await ended(tetron, id)).toMatchObject({ state: "done", rows: { created: 1 } });
    const seen = await send(tetron, `/v1/labels?network=ethereum&address=${WALLETS.unknown}`);
    expect(seen.body.labels).toEqual([expect.objectContaining({ name: "Shop, Inc.", owner: "tenant" })]);
  });
});

test("an upload goes on after its process is killed, and scores every payment once", async () => {
  await using stack = new AsyncDisposableStack();
  const home = aHome(stack);
  const rows = 3_000;
  const file = Array.from({ length: rows }, (_, n) => payment(n)).join("\n");
  let id = "";
  for (let round = 0; round < 3; round++) {
    await using tetron = await startEmbedded(home);
    if (id === "") id = (await upload(tetron, { kind: "payments" }, file)).body.id;
    const before = (await send(tetron, `/v1/uploads/${id}`)).body;
    await until(
      "it got further",
      async () => (await send(tetron, `/v1/uploads/${id}`)).body.rows.done > before.rows.done,
      PATIENCE_MS,
    );
    expect((await send(tetron, `/v1/uploads/${id}`)).body.state).toBe("running");
    await tetron.edge.end("SIGKILL");
  }
  await using tetron = await startEmbedded(home);
  expect(await ended(tetron, id)).toMatchObject({
    state: "done",
    rows: { done: rows, created: rows, refused: 0 },
  });
  const recipients: string[] = [];
  for (let cursor = ""; ; ) {
    const { body } = await send(tetron, `/v1/scores?limit=100${cursor}`);
    recipients.push(
      ...body.scores.map((score: { wallets: { to: { address: string } } }) => score.wallets.to.address),
    );
    if (body.next_cursor === null) break;
    cursor = `&cursor=${body.next_cursor}`;
  }
  expect(recipients).toHaveLength(rows);
  expect(new Set(recipients).size).toBe(rows);
});

/** Resident memory of a process, in MiB. */
function residentMib(pid: number): number {
  const [, kib] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))!;
  return Number(kib) / 1_024;
}

test("memory does not grow with the file: 256 MiB are taken in and read", async () => {
  await using stack = new AsyncDisposableStack();
  const tetron = stack.use(await startEmbedded(aHome(stack)));
  const mib = 256;
  const line = Buffer.from(`{"address":"${"x".repeat(1024 ** 2 - 14)}"}\n`);
  const bodyOf = (lines: number) =>
    new ReadableStream({
      pull(controller) {
        if (lines === 0) controller.close();
        else controller.enqueue(line);
        lines -= 1;
      },
    });
  const options = { kind: "histories", network: "ethereum" };
  // What the first upload leaves allocated is not the second one's.
  const warm = await upload(tetron, options, bodyOf(32));
  await ended(tetron, warm.body.id);
  const before = residentMib(tetron.edge.child.pid!);
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, residentMib(tetron.edge.child.pid!));
  }, 50);
  const { body, status } = await upload(tetron, options, bodyOf(mib));
  expect(status).toBe(202);
  expect(await ended(tetron, body.id)).toMatchObject({
    ...{ state: "done", bytes: mib * line.length },
    rows: { done: mib, refused: mib },
  });
  clearInterval(watch);
  expect(most - before).toBeLessThan(mib / 2);
});

test("what a tenant uploads of its customers changes its next decision, and names itself", async () => {
  await using stack = new AsyncDisposableStack();
  const tetron = stack.use(await startEmbedded(aHome(stack)));
  const scored = async () => (await send(tetron, "/v1/score", aPayment())).body;
  const before = await scored();
  expect(before.recommendation).toBe("approve");
  const codes = ({ reasons }: { reasons: { code: string }[] }) => reasons.map(({ code }) => code);
  const told = async (row: string) => {
    const file = `address,customer_tier,purpose,kyc_level,expected_counterparty\n${WALLETS.ordinary},${row}\n`;
    const { body } = await upload(tetron, { kind: "context", network: "ethereum" }, file);
    expect(await ended(tetron, body.id)).toMatchObject({ state: "done", rows: { created: 1, refused: 0 } });
    return body.id;
  };

  const first = await told(`gold,payroll,full,${WALLETS.other}`);
  const expected = await scored();
  expect(expected.recommendation).toBe("approve");
  expect(expected.fraud_score).toBe(before.fraud_score);
  expect(expected.reasons).toContainEqual(
    expect.objectContaining({
      ...{ code: "CONTEXT", side: "from", contribution: 0 },
      evidence: expect.arrayContaining([
        expect.objectContaining({ name: "customer_tier", value: "gold", source: first }),
      ]),
    }),
  );

  await told(`gold,payroll,full,${WALLETS.unknown}`);
  const unexpected = await scored();
  expect(unexpected).toMatchObject({ recommendation: "review", rule: { id: "unexpected-counterparty" } });
  expect(codes(unexpected)).toContain("UNEXPECTED_COUNTERPARTY");
  expect((await send(tetron, `/v1/score/${expected.transaction_id}`)).body.reasons).toEqual(expected.reasons);

  await told("gold,payroll,rejected,");
  expect(await scored()).toMatchObject({ recommendation: "review", rule: { id: "kyc-rejected" } });
});
