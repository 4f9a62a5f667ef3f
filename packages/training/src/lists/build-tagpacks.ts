import { datasetPaths } from "@tetron/connectors/datasets/paths";
import { readTagpacks } from "@tetron/connectors/datasets/tagpacks";
import { addressKind } from "@tetron/domain/address-kind";
import type { Network } from "@tetron/domain/network";
import { createListDraft } from "./list-draft.ts";
import { labelsSource } from "./list-editions.ts";

/**
 * GraphSense's confidence levels, 0-100, by the kind of evidence of a tag.
 *
 * @see https://github.com/graphsense/graphsense-tagpack-tool `src/tagpack/db/confidence.csv`
 */
const LEVELS: Readonly<Record<string, number>> = {
  override: 100,
  ownership: 100,
  ledger_immanent: 100,
  manual_transaction: 90,
  service_api: 70,
  forensic_investigation: 70,
  authority_data: 60,
  trusted_provider: 50,
  service_data: 50,
  forensic: 50,
  untrusted_transaction: 40,
  web_crawl: 20,
  heuristic: 10,
  unknown: 5,
};

/** Placeholders that are not names. */
const NO_NAME: ReadonlySet<string> = new Set(["USDT_blacklisted"]);

/** Builds the GraphSense tags: who a wallet belongs to, and what it was abused for. */
export async function buildTagpacks(data: string, sha256: string, signal: AbortSignal) {
  const draft = createListDraft(labelsSource("graphsense-tagpacks-2026", sha256));
  for await (const tag of readTagpacks(datasetPaths(data).tagpacks, signal)) {
    const { network, address, words, day } = tag;
    const name = NO_NAME.has(tag.name) ? "" : tag.name;
    if (network !== null && isNobodys(network, address)) {
      draft.leaveOut("tags on addresses of which nobody has the key");
      continue;
    }
    if (words.length === 0) draft.leaveOut("tags without a category or an abuse");
    for (const label of words)
      draft.add(network, address, {
        ...{ label, name },
        firstSeen: day || null,
        lastSeen: day || null,
        confidence: levelOf(tag.confidence),
        publisher: tag.source || null,
        actor: tag.actor || null,
      });
  }
  return draft.encode();
}

/** Whether an address has no key. Crawled tags attribute the zero address to those who burn assets there. */
function isNobodys(network: Network, address: string): boolean {
  return addressKind(network, address.toLowerCase())?.kind === "burn";
}

/** @throws RangeError for a word without a published level. */
function levelOf(confidence: string): number | null {
  if (confidence === "") return null;
  const level = LEVELS[confidence];
  if (level === undefined) throw new RangeError(`"${confidence}" is no confidence that GraphSense knows.`);
  return level / 100;
}
