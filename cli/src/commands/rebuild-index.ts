import { counted } from "@tetron/domain/counted";
import { Failure } from "@tetron/domain/failure";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";

/** Between two lines of progress, in milliseconds. */
const SHOW_MS = 1_000;

/** Builds the index in force again in OpenSearch, and puts it in place of the present build once it is verified. */
export async function rebuildIndex(host: Host): Promise<ExitCode> {
  const { terminal, signal } = host;
  const { indexes } = (await host.platform()).scoring;
  const { search } = indexes;
  if (search === null)
    throw new Failure(
      "CONFLICT",
      "OpenSearch is not configured: neighbours are searched in memory. Set OPENSEARCH_URL (docs/indexes.md).",
      { kind: "index", id: "OPENSEARCH_URL" },
    );
  const wallets = (await indexes.editions()).at(-1)!;
  let shown = Number.NEGATIVE_INFINITY;
  const { name, recall } = await search.build(wallets, {
    signal,
    onProgress({ phase, done, total }) {
      const now = performance.now();
      if (now - shown < SHOW_MS && done < total) return;
      shown = now;
      terminal.tell(`${phase}: ${done} of ${total} ${phase === "store" ? "wallets" : "searches"}`);
    },
  });
  const { edition, size } = wallets;
  terminal.print(
    terminal.json
      ? JSON.stringify({ edition, name, wallets: size, recall })
      : `${edition} is searched in ${name}: ${counted(size, "wallet")}, recall ${recall.toFixed(3)}`,
  );
  return EXIT.ok;
}
