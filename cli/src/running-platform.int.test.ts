import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EXIT } from "./exit-codes.ts";
import { commandLine } from "./testing.ts";

const SAMPLE = fileURLToPath(
  new URL("../../packages/connectors/src/datasets/fixtures/sample-accounts.ndjson.gz", import.meta.url),
);
const ORDINARY = "0x206d226f226f62994dbc70cc6da1a02f2825466e";
const OTHER = "0x737b5032148d04ff44cae59679177f3eba546792";

const stack = new DisposableStack();
afterAll(() => stack.dispose());
const { folder, launch, run } = commandLine(stack);

test("a taken port is reported before anything is loaded", async () => {
  await using server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const own = commandLine(stack, { HOST: "127.0.0.1", PORT: String(port) });
  const { exit, err } = await own.run(["start"]);
  expect(exit).toBe(EXIT.failed);
  expect(err).toContain(`Port ${port} of 127.0.0.1 is taken`);
  expect(existsSync(join(own.folder, "home"))).toBe(false);
});

describe("beside a running platform", () => {
  let platform: ChildProcess;
  let url: string;
  beforeAll(async () => {
    platform = launch(["start", "--json"]);
    const [line] = await once(platform.stdout!.setEncoding("utf8"), "data");
    ({ url } = JSON.parse(line));
  });
  afterAll(async () => {
    platform.kill("SIGTERM");
    await once(platform, "exit");
    expect(platform.exitCode).toBe(EXIT.ok);
  });

  test("`tetron mcp` says how to ask it", async () => {
    const { exit, err } = await run(["mcp"]);
    expect(exit).toBe(EXIT.failed);
    expect(err).toMatch(/is in use by process \d+ .*tetron mcp --url http:\/\/localhost:4000/);
  });

  test("a key is made that the gateway takes, and a revoked one is refused", async () => {
    expect(await run(["keys", "create", "--tenant", "beta "])).toMatchObject({
      exit: EXIT.usage,
      err: expect.stringContaining("--tenant: a tenant's id"),
    });
    const made = await run(["keys", "create", "--name", "test"]);
    const key = made.out.trim();
    expect(key).toMatch(/^tk_/);
    const ask = () =>
      fetch(`${url}/v1/score/tx_none`, { headers: { Authorization: `Bearer ${key}` } }).then((r) => r.status);
    expect(await ask()).toBe(404);
    const [{ id }] = (await run(["keys", "list", "--json"])).out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line))
      .filter(({ name }) => name === "test");
    expect((await run(["keys", "revoke", id])).exit).toBe(EXIT.ok);
    await expect.poll(ask, { timeout: 5_000 }).toBe(401);
  });

  test("a score is made by the platform, and refused with the field's name", async () => {
    const { exit, out } = await run(["score", ORDINARY, OTHER, "0.5", "ETH"]);
    expect([exit, out]).toEqual([EXIT.ok, expect.stringMatching(/^APPROVE /)]);
    const refused = await run(["score", ORDINARY, OTHER, "1e3", "ETH"]);
    expect([refused.exit, refused.err]).toEqual([EXIT.usage, expect.stringContaining("amount:")]);
  });

  test("a file is imported by a relative path, and importing it again changes nothing", async () => {
    await writeFile(join(folder, "accounts.ndjson"), gunzipSync(await readFile(SAMPLE)));
    const first = await run(["import", "histories", "accounts.ndjson", "--json"]);
    const { read } = first.json();
    expect(first.json()).toMatchObject({ unchanged: 0, refused: 0 });
    const second = await run(["import", "histories", "accounts.ndjson", "--json"]);
    expect(second.json()).toEqual({
      read,
      created: 0,
      updated: 0,
      unchanged: read,
      refused: 0,
      repeated: 0,
      skipped: 0,
    });
  });

  test("a label list with a refused line changes nothing, and --partial imports the valid lines", async () => {
    const rows = [ORDINARY, OTHER].map((address) => `${address},exchange,Shop`);
    const take = async (version: string, lines: string[], ...flags: string[]) => {
      await writeFile(join(folder, "shops.csv"), ["address,label,name", ...lines].join("\n"));
      const edition = ["--list", "shops", "--list-version", version];
      return run(["import", "labels", "shops.csv", ...edition, ...flags, "--json"]);
    };
    expect((await take("1", rows)).exit).toBe(EXIT.ok);
    const refused = await take("2", [rows[0]!, "1x,exchange,Shop"]);
    expect([refused.exit, refused.out]).toEqual([EXIT.usage, ""]);
    expect(refused.err).toContain("The list was not replaced");
    const taken = await take("2", [rows[0]!, "1x,exchange,Shop"], "--partial");
    expect([taken.exit, taken.json()]).toMatchObject([
      EXIT.someRefused,
      { created: 0, unchanged: 1, refused: 1 },
    ]);
  });

  test("a second platform on the same home is refused, naming the process that holds it", async () => {
    const { exit, err } = await run(["start"]);
    expect([exit, err]).toEqual([EXIT.failed, expect.stringContaining(`in use by process ${platform.pid}`)]);
  });
});
