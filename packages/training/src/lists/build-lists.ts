import { readEthLabels } from "@tetron/connectors/datasets/eth-labels";
import { datasetPaths } from "@tetron/connectors/datasets/paths";
import { readSanctions } from "@tetron/connectors/datasets/sanctions";
import { isStoredEvmAddress } from "@tetron/models/evm-address";
import { encodeLabels, type WalletLabel } from "@tetron/models/labels-table";
import { encodeSanctions } from "@tetron/models/sanctions-table";
import { labelsSource, sanctionsSource } from "./list-editions.ts";

/** A list, ready to be written, and which edition of it this is. */
export interface BuiltList {
  readonly bytes: Uint8Array;
  readonly version: string;
}

/** The public labels of wallets on the networks that Tetron knows, each once. */
export async function buildLabels(data: string, sha256: string, signal: AbortSignal): Promise<BuiltList> {
  const labels = new Map<string, WalletLabel>();
  for await (const { network, address, label, name } of readEthLabels(datasetPaths(data).labels, signal)) {
    if (network !== null && isStoredEvmAddress(address))
      labels.set(`${network}:${address}:${label}`, { network, address, label, name });
  }
  const source = labelsSource(sha256);
  const keys = [...labels.keys()].sort();
  return {
    bytes: encodeLabels(
      source,
      keys.map((key) => labels.get(key)!),
    ),
    version: source.version,
  };
}

/** The sanctioned wallets on the networks that Tetron knows. */
export async function buildSanctions(
  data: string,
  signal: AbortSignal,
): Promise<BuiltList & { readonly sha256: string }> {
  const { wallets, sha256 } = await readSanctions(datasetPaths(data).sanctions, signal);
  const source = sanctionsSource(sha256);
  return { bytes: encodeSanctions(source, wallets), version: source.version, sha256 };
}
