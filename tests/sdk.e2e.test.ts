import { type ExecFileOptions, execFile, spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { FAILURES } from "@tetron/domain/failure";
import { temporaryFolder } from "@tetron/domain/testing";
import getPort from "get-port";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aPayment, send } from "./client.ts";
import { aHome, type Platform, startEmbedded } from "./platform.ts";

const execute = promisify(execFile);
/** Of all code that is shipped, with the documents of the graph and without a bundler's help. */
const MAX_GZIPPED_BYTES = 15_000;
const SCORE_EVERY_MS = 200;
/** Longest wait for a follower, which tries again every ten seconds at most. */
const FOLLOW_MS = 60_000;
const README = readFileSync("packages/sdk/README.md", "utf8");

const stack = new AsyncDisposableStack();
let app: string;
let installed: string;
let platform: Platform;
beforeAll(async () => {
  app = stack.use(temporaryFolder()).path;
  const packed = stack.use(temporaryFolder()).path;
  await run("npm", ["pack", "--workspace", "@tetron/sdk", "--pack-destination", packed]);
  writeFileSync(join(app, "package.json"), JSON.stringify({ name: "shop", private: true, type: "module" }));
  const [tarball] = globSync(join(packed, "*.tgz"));
  await run("npm", ["install", "--offline", "--no-audit", "--no-fund", tarball!], { cwd: app });
  installed = join(app, "node_modules/@tetron/sdk");
  platform = stack.use(await startEmbedded(aHome(stack)));
  // What the examples list.
  for (let i = 0; i < 3; i++) await send(platform, "/v1/score", aPayment());
});
afterAll(() => stack.disposeAsync());

/** The Node of the system, which runs `npm`: not the newer one that Tetron brings. */
function systemNode(): string {
  const folders = (process.env["PATH"] ?? "")
    .split(delimiter)
    .filter((each) => !each.includes("node_modules"));
  return folders.map((folder) => join(folder, "node")).find(existsSync) ?? process.execPath;
}

/** Runs a command. npm and tsc would leave compiled code in the folder of temporary files. */
function run(command: string, args: readonly string[], options: ExecFileOptions = {}) {
  const env = { ...process.env, NODE_DISABLE_COMPILE_CACHE: "1", ...options.env };
  return execute(command, args, { ...options, env, encoding: "utf8" });
}

/** Runs a program in the project that has installed the client. */
async function runInApp(name: string, code: string): Promise<string> {
  writeFileSync(join(app, name), code);
  const env = { TETRON_URL: platform.url, TETRON_API_KEY: platform.key };
  return (await run(systemNode(), [name], { cwd: app, env })).stdout;
}

describe("the package", () => {
  test("is built JavaScript with its types, a README and the licence, and installs nothing else", () => {
    const files = globSync("**/*.*", { cwd: installed });
    expect(
      files.filter((file) => !/^(package\.json|README\.md|dist\/[\w.-]+\.(js|d\.ts))$/.test(file)),
    ).toEqual([]);
    expect(existsSync(join(installed, "dist/LICENSE"))).toBe(true);
    expect(globSync("node_modules/{*,@*/*}/package.json", { cwd: app })).toEqual([
      "node_modules/@tetron/sdk/package.json",
    ]);
  });

  test("imports nothing but itself, and is small", () => {
    const code = globSync("dist/*.js", { cwd: installed }).map((file) => readFileSync(join(installed, file)));
    const imported = code.flatMap((text) => [
      ...String(text).matchAll(/^(?:import|export) [^"\n]*"([^"\n]+)";$|\b(?:import|require)\((.*)/gm),
    ]);
    expect(imported.length).toBeGreaterThan(10);
    expect(imported.filter(([, from]) => !from?.startsWith("./")).map(String)).toEqual([]);
    expect(gzipSync(Buffer.concat(code)).length).toBeLessThanOrEqual(MAX_GZIPPED_BYTES);
  });

  test("types what is asked and answered, in a project with types of the browser alone", async () => {
    writeFileSync(join(app, "shop.ts"), CONSUMER);
    const compilerOptions = {
      ...{ strict: true, noEmit: true, exactOptionalPropertyTypes: true, skipLibCheck: false },
      ...{ target: "es2022", module: "nodenext", lib: ["es2022", "dom"], types: [] },
    };
    writeFileSync(join(app, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["shop.ts"] }));
    const checked = await run(join(process.cwd(), "node_modules/.bin/tsc"), ["-p", app]).catch(
      (error) => error,
    );
    expect(checked.stdout).toBe("");
  });

  test("sends again exactly the failures that the API calls worth another try", async () => {
    const code = `import { TetronError } from "@tetron/sdk";
      const codes = ${JSON.stringify(Object.keys(FAILURES))};
      console.log(JSON.stringify(codes.filter((code) => new TetronError(code, "").retryable)));`;
    const retried = JSON.parse(await runInApp("codes.js", code));
    const worth = Object.entries(FAILURES).filter(([, { retryable }]) => retryable);
    expect(retried).toEqual(worth.map(([name]) => name));
  });
});

/** The code of the README's examples, each with what it prints. */
const examples = [
  ...README.matchAll(/^## (.+)\n\n```js\n([\s\S]*?)```(?:\n\n```text\n([\s\S]*?)```)?/gm),
].map(([, title, code, printed]) => ({ title: title!, code: code!, printed }));
const printing = examples.filter(({ printed }) => printed !== undefined);

describe("an example of the README", () => {
  test("is there for each part of the client", () => {
    expect(examples.length).toBeGreaterThanOrEqual(5);
    expect(examples.length - printing.length).toBe(1);
  });

  test.each(printing)("prints what it says: $title", async ({ title, code, printed = "" }) => {
    await using live = new AsyncDisposableStack();
    // A stream waits for what happens.
    if (title === "Follow events") live.use(somethingHappens());
    const lines = printed
      .trimEnd()
      .split("\n")
      .map((line) => RegExp.escape(line).replaceAll("…", "\\S+"));
    expect(await runInApp("example.js", code)).toMatch(new RegExp(`^${lines.join("\n")}\n$`));
  });

  test("receives a webhook that is signed, and refuses one that is not", async () => {
    const { code } = examples.find(({ printed }) => printed === undefined)!;
    const secret = "whsec_of_this_test";
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const body = JSON.stringify({ event: "score.completed", id: "evt_1", data: {} });
    const signature = createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");
    writeFileSync(join(app, "receiver.js"), code);
    const driver = `
      process.env.WEBHOOK_SECRET = ${JSON.stringify(secret)};
      const { receive } = await import(${JSON.stringify(pathToFileURL(join(app, "receiver.js")).href)});
      for (const body of [${JSON.stringify(body)}, "{}"]) {
        const headers = { "X-TetronFun-Signature": "${signature}", "X-TetronFun-Timestamp": "${timestamp}" };
        console.log((await receive(new Request("https://shop.example", { method: "POST", headers, body }))).status);
      }`;
    expect(await runInApp("driver.js", driver)).toBe("score.completed evt_1\n204\n400\n");
  });
});

test("a stream goes on over the death of the server, and gives every score once and in order", async () => {
  const home = aHome(stack);
  const env = { PORT: String(await getPort({ host: "127.0.0.1" })) };
  const code = `import { createTetron } from "@tetron/sdk";
    const tetron = createTetron({ url: process.env.TETRON_URL, apiKey: process.env.TETRON_API_KEY });
    const first = await tetron.listEvents({ limit: 1, type: "score.completed" });
    for await (const { data } of tetron.stream(["scores"], { after: first.events[0].id })) console.log(data.transaction_id);`;
  writeFileSync(join(app, "follower.js"), code);
  const scored: string[] = [];
  const score = async (edge: Platform, count: number) => {
    for (let i = 0; i < count; i++)
      scored.push((await send(edge, "/v1/score", aPayment())).body.transaction_id);
  };
  const before = await startEmbedded(home, env);
  await score(before, 5);
  const follower = spawn(systemNode(), ["follower.js"], {
    cwd: app,
    env: { TETRON_URL: before.url, TETRON_API_KEY: before.key },
    stdio: ["ignore", "pipe", "inherit"],
  });
  stack.defer(() => void follower.kill());
  let printed = "";
  follower.stdout.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
  });
  const followed = () => printed.split("\n").filter((line) => line !== "");
  await expect.poll(followed, { timeout: FOLLOW_MS }).toEqual(scored.slice(1));
  await score(before, 5);
  await before[Symbol.asyncDispose]();
  await using after = await startEmbedded(home, env);
  await score(after, 5);
  await expect.poll(followed, { timeout: FOLLOW_MS }).toEqual(scored.slice(1));
  expect(scored).toHaveLength(15);
});

/** Scores payments until it is disposed. */
function somethingHappens(): AsyncDisposable {
  let ended = false;
  const scoring = (async () => {
    while (!ended) {
      expect(await send(platform, "/v1/score", aPayment())).toMatchObject({ status: 200 });
      // waits: the example subscribes at a time that nobody tells, so payments come until it has seen three.
      await new Promise((resolve) => setTimeout(resolve, SCORE_EVERY_MS));
    }
  })();
  return {
    async [Symbol.asyncDispose]() {
      ended = true;
      await scoring;
    },
  };
}

const CONSUMER = `
import { createTetron, TetronError, verifyWebhook } from "@tetron/sdk";
import { ScoreByIdDocument } from "@tetron/sdk/operations";

const tetron = createTetron({ url: "https://tetron.example", apiKey: "tk_live_1" });
const payment = { from_address: "a", to_address: "b", amount: "1", currency: "ETH", network: "ethereum" };

const score = await tetron.scoreTransaction(payment, { idempotencyKey: "order-1", timeoutMs: 1_000 });
const recommendation: "approve" | "review" | "decline" = score.recommendation;
// @ts-expect-error an amount is text, so that no digit is lost.
await tetron.scoreTransaction({ ...payment, amount: 1 });
// @ts-expect-error the id is required.
await tetron.getScore({});
// @ts-expect-error there is no such endpoint.
await tetron.scoreWallet({});

const upload = await tetron.createUpload({ kind: "context", file: new Blob(["a"]) });
// @ts-expect-error the file is required.
await tetron.createUpload({ kind: "context" });
for await (const { line, reason } of tetron.listUploadRefusals({ upload_id: upload.id }))
  console.log(line satisfies number, reason satisfies string);

const page = await tetron.listKeys({ limit: 2 });
const next: string | null = page.next_cursor;
for await (const { id, mode } of tetron.listKeys()) {
  const live: boolean = mode === "live";
  console.log(id satisfies string, live, next, recommendation);
}

for await (const message of tetron.stream(["scores", "routes"], { filter: { min_score: 80 } })) {
  if (message.channel === "scores") console.log(message.data.fraud_score satisfies number);
  // @ts-expect-error a route has no fraud score.
  else console.log(message.data.fraud_score);
}
// @ts-expect-error there is no such channel.
tetron.stream(["prices"]);

const { score: byId } = await tetron.graphql(ScoreByIdDocument, { id: "tx_1" });
console.log(byId?.fraudScore satisfies number | null | undefined);
// @ts-expect-error the variable is required.
await tetron.graphql(ScoreByIdDocument, {});

const event = await verifyWebhook("", new Headers(), ["one", "two"], { toleranceSeconds: 60 });
if (event.event === "score.completed") console.log(event.data.transaction_id satisfies string);
console.log(new TetronError("CONFLICT", "").code satisfies string);
`;
