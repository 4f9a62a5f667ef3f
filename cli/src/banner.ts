import type { DemoKey } from "@tetron/embedded/demo";
import type { Tetron } from "@tetron/embedded/open-tetron";
import { EXAMPLES } from "./examples.ts";
import type { Terminal } from "./terminal.ts";

interface Started extends Pick<Tetron, "url" | "key"> {
  readonly ages?: readonly string[];
  /** Whether the simulated network runs. */
  readonly simulating?: boolean;
}

/** The output of a start: where everything is, and lines that can be pasted into a shell. */
export function banner(
  { url, key, ages = [], simulating = false }: Started,
  terminal: Pick<Terminal, "style">,
): string {
  const bold = (text: string) => terminal.style("bold", text);
  return [
    `${bold("Tetron is ready")} at ${url}`,
    "",
    `  explorer      ${url}/graphql`,
    `  REST, OpenAPI ${url}/v1/openapi.json`,
    `  health        ${url}/health/ready`,
    ...ages.map((age, at) => `  ${at === 0 ? "data          " : "              "}${age}`),
    ...(ages.length > 0
      ? [
          "                newer: npx tetron import --help (histories, labels), npx tetron lists refresh --help (sanctions)",
        ]
      : []),
    ...(simulating
      ? [
          "  simulation    the network simnet runs: npx tetron simulate report, docs/simulation.md; off with TETRON_SIMULATION=off",
        ]
      : []),
    ...keyLines(key),
    "",
    ...EXAMPLES.flatMap(({ title, path, body }) => [
      bold(title),
      "",
      `  ${curl(`${url}${path}`, keyInShell(key), body)}`,
      "",
    ]),
    "Stop with Ctrl-C. Other commands: npx tetron --help",
    "",
  ].join("\n");
}

/** Shows the key only when it is created, because a start's output ends up in logs. */
function keyLines(key: DemoKey | undefined): string[] {
  if (key === undefined)
    return [
      "",
      "No key of the demo tenant is known here. For one that works in the lines below:",
      "",
      "  export TETRON_KEY=$(npx tetron keys create --scope score:write score:read wallet:read)",
    ];
  if (!key.isNew)
    return [
      `  key           ${key.file === undefined ? "TETRON_DEMO_KEY" : `in ${key.file}: npx tetron keys demo`}`,
    ];
  if (key.file !== undefined)
    return [
      `  key           ${key.secret}`,
      `                (shown now only; kept in ${key.file}: npx tetron keys demo)`,
    ];
  return [
    "",
    "A key was made for the demo tenant. It is shown this once: only its hash is kept.",
    "",
    `  export TETRON_KEY=${key.secret}`,
  ];
}

/** The key as a shell expression. */
function keyInShell(key: DemoKey | undefined): string {
  if (key?.file !== undefined) return `$(cat '${key.file.replaceAll("'", `'\\''`)}')`;
  return key === undefined || key.isNew ? "$TETRON_KEY" : "$TETRON_DEMO_KEY";
}

function curl(url: string, key: string, body: unknown): string {
  return [
    `curl -s ${url}`,
    `-H "Authorization: Bearer ${key}"`,
    `-H 'Content-Type: application/json'`,
    `-d '${JSON.stringify(body)}'`,
  ].join(" ");
}
