import { createHmac } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DEMO_TENANT } from "@tetron/domain/tenant";
import { until } from "@tetron/domain/testing";
import { describe, expect, test } from "vitest";
import { aPayment, send, WALLETS } from "./client.ts";
import { aHome, MODES } from "./platform.ts";

const PATIENCE_MS = 60_000;
const secret = "0123456789abcdef";
const SOURCES = {
  crm: { signature: "hmac", secret, tenant: DEMO_TENANT, kind: "context", network: "ethereum" },
  cases: { signature: "hmac", secret, tenant: DEMO_TENANT, kind: "outcomes" },
};

describe.each(MODES)("$mode", ({ start }) => {
  test("messages of the sources in the file are taken in, and count from the next score on", async () => {
    await using stack = new AsyncDisposableStack();
    const file = join(aHome(stack), "hooks.json");
    await writeFile(file, JSON.stringify(SOURCES));
    const tetron = await start(stack, { TETRON_HOOKS_FILE: file });

    const tell = async (source: string, message: object) => {
      const [body, timestamp] = [JSON.stringify(message), String(Math.floor(Date.now() / 1_000))];
      const answer = await fetch(`${tetron.url}/v1/hooks/${source}`, {
        method: "POST",
        headers: {
          "Content-Type": "application/json",
          "X-TetronFun-Timestamp": timestamp,
          "X-TetronFun-Signature": createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex"),
        },
        body,
      });
      return { status: answer.status, id: ((await answer.json()) as { job_id: string }).job_id };
    };
    const done = (id: string) =>
      until(
        `the job ${id} is done`,
        async () => {
          const query = `{ job(id: "${id}") { kind state created } }`;
          const { body } = await send(tetron, "/graphql", { query });
          return body.data.job.state === "DONE" ? body.data.job : undefined;
        },
        PATIENCE_MS,
      );

    const known = { id: "1", data: { address: WALLETS.unknown, kyc_level: "rejected" } };
    const [first, again] = [await tell("crm", known), await tell("crm", known)];
    expect([first.status, again]).toEqual([202, { status: 200, id: first.id }]);
    expect(await done(first.id)).toMatchObject({ kind: "hook.context", created: 1 });
    const { body: score } = await send(tetron, "/v1/score", aPayment({ to_address: WALLETS.unknown }));
    expect(score.reasons.map(({ code }: { code: string }) => code)).toContain("KYC_REJECTED");

    const report = { network: "ethereum", address: WALLETS.ordinary, outcome: "fraud", reference: "a" };
    const reported = await tell("cases", { id: "1", data: report });
    expect(await done(reported.id)).toMatchObject({ kind: "hook.outcomes", created: 1 });
  });
});
