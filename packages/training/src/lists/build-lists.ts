import { readNewestSanctions } from "@tetron/connectors/datasets/newest-sanctions";
import { datasetPaths } from "@tetron/connectors/datasets/paths";
import { networkOfList } from "@tetron/connectors/datasets/sanctioned-wallets";
import { decodeLabelList } from "@tetron/models/decode-label-list";
import { ARTIFACTS, LABEL_LISTS } from "@tetron/models/manifest";
import { encodeSanctions } from "@tetron/models/sanctions-table";
import { fileHashes, hashOf } from "../data/file-hashes.ts";
import { buildEthLabels } from "./build-eth-labels.ts";
import { buildExplorerLabels } from "./build-explorer-labels.ts";
import { buildTagpacks } from "./build-tagpacks.ts";
import { buildWellKnown } from "./build-well-known.ts";
import type { Built } from "./built.ts";
import { dayOfSanctions, sanctionsSource } from "./list-editions.ts";

/** The artifacts that are lists. */
export type ListName = (typeof LABEL_LISTS)[keyof typeof LABEL_LISTS] | typeof ARTIFACTS.sanctions;

/** Builds every shipped list from the data folder. The same data gives the same bytes. */
export async function buildLists(data: string, signal: AbortSignal): Promise<Record<ListName, Built>> {
  const labels = async (
    file: string,
    build: (data: string, sha256: string, signal: AbortSignal) => Promise<Omit<Built, "sources">>,
  ) => {
    const sources = await fileHashes(data, [file], signal);
    return withLeftOut({ ...(await build(data, sources[file]!, signal)), sources });
  };
  return {
    [LABEL_LISTS.ethLabels]: await labels("labels/eth-labels.csv.gz", buildEthLabels),
    [LABEL_LISTS.explorerLabels]: await labels("labels/explorer-labels-2023.csv.gz", buildExplorerLabels),
    [LABEL_LISTS.tagpacks]: await labels("labels/graphsense-tagpacks-2026.csv.gz", buildTagpacks),
    [LABEL_LISTS.wellKnown]: withLeftOut(buildWellKnown()),
    [ARTIFACTS.sanctions]: await buildSanctions(data, signal),
  };
}

/** A list of labels with the counts that are in its file. */
function withLeftOut(built: Built): Built {
  return { ...built, leftOut: decodeLabelList(built.bytes).leftOut };
}

/** Builds the newest version of each asset's sanctions. */
async function buildSanctions(data: string, signal: AbortSignal): Promise<Built> {
  const lists = await readNewestSanctions(datasetPaths(data).sanctions, dayOfSanctions, signal);
  const editions = lists.map(({ asset, day, sha256, leftOut, wallets }) => ({
    asset,
    source: sanctionsSource(asset, day, sha256),
    network: networkOfList(asset),
    ...{ leftOut, wallets },
  }));
  const bytes = encodeSanctions(editions);
  const newest = lists
    .map(({ day }) => day)
    .sort()
    .at(-1);
  return {
    bytes,
    version: `${newest}+${hashOf(bytes).slice(0, 12)}`,
    leftOut: Object.fromEntries(
      lists
        .flatMap(({ asset, leftOut, refused }): [string, number][] => [
          [`${asset}: on networks that Tetron does not serve`, leftOut],
          [`${asset}: no valid address`, refused.length],
        ])
        .filter(([, count]) => count > 0),
    ),
    sources: Object.fromEntries(lists.map(({ asset, day, sha256 }) => [`ofac ${asset} ${day}`, sha256])),
  };
}
