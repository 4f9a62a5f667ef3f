import { EXAMPLES } from "./examples.ts";
import type { Tetron } from "./open-tetron.ts";
import type { Terminal } from "./terminal.ts";

/** What a start prints: where everything is, and lines that work as they are pasted into a shell. */
export function banner({ url, key }: Pick<Tetron, "url" | "key">, terminal: Pick<Terminal, "style">): string {
  const bold = (text: string) => terminal.style("bold", text);
  const told = key
    ? [`  key           ${key}   (shown this once: only its hash is kept)`, ""]
    : [
        "",
        "Your key was printed by the first start, and only its hash is kept. For another one:",
        "",
        "  export TETRON_KEY=$(npx tetron keys create)",
        "",
      ];
  return [
    `${bold("Tetron is ready")} at ${url}`,
    "",
    `  explorer      ${url}/graphql`,
    `  REST, OpenAPI ${url}/v1/openapi.json`,
    `  health        ${url}/health/ready`,
    ...told,
    ...EXAMPLES.flatMap(({ title, path, body }) => [bold(title), "", `  ${curl(`${url}${path}`, key ?? "$TETRON_KEY", body)}`, ""]),
    "Stop with Ctrl-C. Other commands: npx tetron --help",
    "",
  ].join("\n");
}

function curl(url: string, key: string, body: unknown): string {
  return [
    `curl -s ${url}`,
    `-H "Authorization: Bearer ${key}"`,
    `-H 'Content-Type: application/json'`,
    `-d '${JSON.stringify(body)}'`,
  ].join(" ");
}
