import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { temporaryFolder } from "@tetron/domain/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aHome, type Platform, startEmbedded } from "./platform.ts";

const run = promisify(execFile);
const PAGE = "docs/getting-started.md";
/** The address of a Tetron that was started without settings. */
const DEFAULT_URL = "http://127.0.0.1:4000";
const START = "npm ci\nnpm start\n";

interface Step {
  /** Its chapter. */
  readonly title: string;
  /** Its place in the chapter, from 1. */
  readonly place: number;
  readonly commands: string;
  /** What it prints: `…` in it stands for what differs, and an object may have more members. */
  readonly printed: { readonly kind: string; readonly text: string } | undefined;
}

const steps: Step[] = readFileSync(PAGE, "utf8")
  .split(/^## /m)
  .slice(1)
  .flatMap((chapter) => {
    const [title = ""] = chapter.split("\n");
    const blocks = chapter.matchAll(/^```sh\n([\s\S]*?)^```(?:\n\n```(text|json)\n([\s\S]*?)^```)?/gm);
    return [...blocks].map(([, commands = "", kind, text = ""], i) => ({
      title,
      place: i + 1,
      commands,
      printed: kind === undefined ? undefined : { kind, text },
    }));
  });

const stack = new AsyncDisposableStack();
let platform: Platform;
/** The environment that a step leaves for the next one, as in one terminal. */
let environment: Record<string, string>;
let exported: string;
beforeAll(async () => {
  exported = join(stack.use(temporaryFolder()).path, "environment");
  platform = stack.use(await startEmbedded(aHome(stack), { TETRON_RATE_LIMIT_PER_MINUTE: "100" }));
  const { PATH = "", HOME = "" } = process.env;
  const node = dirname(process.execPath);
  environment = { ...platform.env, PATH: `${node}:${PATH}`, HOME, NODE_DISABLE_COMPILE_CACHE: "1" };
});
afterAll(() => stack.disposeAsync());

test("the page begins with what starts a Tetron, and every block of commands is run", () => {
  expect(steps[0]).toMatchObject({ commands: START, printed: undefined });
  expect(JSON.parse(readFileSync("package.json", "utf8")).scripts.start).toBe("tetron start");
  const blocks = readFileSync(PAGE, "utf8").match(/^```sh$/gm);
  expect(steps).toHaveLength(blocks!.length);
});

test.each(steps.slice(1))("$title: block $place prints what the page says", async ({ commands, printed }) => {
  const script = `set -e\nexec 2>&1\n${commands.replaceAll(DEFAULT_URL, platform.url)}\nenv -0 > ${exported}`;
  const { stdout } = await run("sh", ["-c", script], { env: environment });
  environment = Object.fromEntries(
    readFileSync(exported, "utf8")
      .split("\0")
      .filter((each) => each !== "")
      .map((each) => [each.slice(0, each.indexOf("=")), each.slice(each.indexOf("=") + 1)]),
  );
  if (printed?.kind === "json") expect(JSON.parse(stdout)).toMatchObject(patterns(JSON.parse(printed.text)));
  else expect(stdout.trim()).toMatch(pattern((printed?.text ?? "").trim()));
});

/** A text in which `…` is anything on its line. */
function pattern(text: string): RegExp {
  return new RegExp(`^${RegExp.escape(text).replaceAll("…", ".+")}$`);
}

/** A JSON value whose texts are patterns. */
function patterns(value: unknown): object {
  const texts = (each: unknown): unknown => {
    if (typeof each === "string") return each.includes("…") ? expect.stringMatching(pattern(each)) : each;
    if (Array.isArray(each)) return each.map(texts);
    if (typeof each !== "object" || each === null) return each;
    return Object.fromEntries(Object.entries(each).map(([name, member]) => [name, texts(member)]));
  };
  return texts(value) as object;
}
