import type { DemoKey } from "./demo.ts";
import { EXAMPLES } from "./examples.ts";
import type { Tetron } from "./open-tetron.ts";
import type { Terminal } from "./terminal.ts";

/** What a start prints: where everything is, and lines that work as they are pasted into a shell. */
export function banner({ url, key }: Pick<Tetron, "url" | "key">, terminal: Pick<Terminal, "style">): string {
  const bold = (text: string) => terminal.style("bold", text);
  return [
    `${bold("Tetron is ready")} at ${url}`,
    "",
    `  explorer      ${url}/graphql`,
    `  REST, OpenAPI ${url}/v1/openapi.json`,
    `  health        ${url}/health/ready`,
    ...(key ? [`  key           ${key.secret}`, `                ${whereKept(key)}`] : howToGetOne()),
    "",
    ...EXAMPLES.flatMap(({ title, path, body }) => [
      bold(title),
      "",
      `  ${curl(`${url}${path}`, key?.secret ?? "$TETRON_KEY", body)}`,
      "",
    ]),
    "Stop with Ctrl-C. Other commands: npx tetron --help",
    "",
  ].join("\n");
}

function whereKept({ keptIn }: DemoKey): string {
  return keptIn === undefined ? "(shown this once: only its hash is kept)" : `(kept in ${keptIn})`;
}

function howToGetOne(): string[] {
  return [
    "",
    "No key of the demo tenant is known here. For one that works in the lines below:",
    "",
    "  export TETRON_KEY=$(npx tetron keys create --scope score:write score:read wallet:read)",
  ];
}

function curl(url: string, key: string, body: unknown): string {
  return [
    `curl -s ${url}`,
    `-H "Authorization: Bearer ${key}"`,
    `-H 'Content-Type: application/json'`,
    `-d '${JSON.stringify(body)}'`,
  ].join(" ");
}
