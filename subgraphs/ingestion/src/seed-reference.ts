import { SYSTEM } from "@tetron/domain/actor";
import { createIds } from "@tetron/domain/id";
import { ANY_NETWORK } from "@tetron/domain/network";
import { EVERY_TENANT } from "@tetron/domain/owner";
import { WALLET_44 } from "@tetron/features/wallet-44";
import { appendAudit } from "@tetron/lake/audit";
import { registerLabels } from "@tetron/lake/labels";
import type { Lake } from "@tetron/lake/lake";
import { loadReferenceWallets } from "@tetron/lake/reference-wallets";
import { retireList } from "@tetron/lake/retire-list";
import { loadSanctions } from "@tetron/lake/sanctions";
import {
  currentSources,
  editionKey,
  type Loaded,
  type LoadOptions,
  loadedEditions,
  type SourceVersion,
} from "@tetron/lake/sources";
import type { StoredSource } from "@tetron/lake/tables/sources";
import { ARTIFACTS_URL } from "@tetron/models/artifacts-url";
import { decodeFile } from "@tetron/models/checked-json";
import { ARTIFACTS } from "@tetron/models/manifest";
import { decodeReferenceTable, type ReferenceWallet } from "@tetron/models/reference-table";
import { decodeSanctions } from "@tetron/models/sanctions-table";
import { type Manifest, readArtifact, readManifest } from "@tetron/service/artifacts";
import type { Log } from "@tetron/service/log";
import type { WalletFacts } from "./wallet-facts.ts";

const nextId = createIds();

/** Source of the reference wallets. */
const HISTORIES = {
  name: "ethereum-histories",
  url: "https://github.com/eltontay/Ethereum-Fraud-Detection",
} as const;

/** Sanctions were once one list of every asset; each asset now has a list and version of its own. */
const RETIRED = { kind: "sanctions", owner: "system", name: "OFAC SDN", network: ANY_NETWORK } as const;

/** A shipped list, and how it is loaded. */
interface Seed {
  readonly source: SourceVersion;
  readonly load: (lake: Lake, options: LoadOptions) => Promise<Loaded>;
}

/**
 * Loads the shipped reference wallets and sanctions, each version once, and registers the shipped lists of
 * labels. Several processes may start at once. A version that was replaced since is not loaded again, and
 * none replaces a newer one.
 *
 * @param signal - Aborts; a version that was being loaded is then not stored.
 * @returns Whether anything was loaded.
 * @throws Error naming the artifact that is missing or broken.
 */
export async function seedReference(
  lake: Lake,
  { log, signal }: { readonly log: Log; readonly signal: AbortSignal },
  folder: URL = ARTIFACTS_URL,
): Promise<boolean> {
  const { db } = lake;
  const manifest = await readManifest(folder);
  const loadedBefore = await loadedEditions(db, "system");
  const current = await currentSources(db, ["system"]);
  const isHeld = (source: SourceVersion) =>
    loadedBefore.has(editionKey(source)) || current.some((held) => isNewer(held, source));
  let any = false;
  const seeds = [
    await walletSeed(folder, manifest, signal),
    ...lake.shipped.lists.map(labelSeed),
    ...(await sanctionSeeds(folder, manifest, signal)),
  ];
  for (const { source, load } of seeds) {
    if (isHeld(source)) continue;
    signal.throwIfAborted();
    const { loaded, rows } = await load(lake, { alongside: auditSeed(source) });
    any ||= loaded;
    if (loaded) log.info({ list: source.name, version: source.version, rows }, "reference data loaded");
  }
  if (current.some(({ name }) => name === RETIRED.name)) await retireList(lake, RETIRED);
  return any;
}

/** A new release changed what scores rest on, so the audit log records it. */
function auditSeed({ name, version }: SourceVersion): LoadOptions["alongside"] {
  return ({ loaded, rows }) => {
    if (!loaded) return [];
    const entry = {
      id: nextId("aud"),
      tenant: EVERY_TENANT,
      actor: SYSTEM,
      action: "reference.load" as const,
      subject: name,
      data: { version, rows },
      at: new Date(),
    };
    return [appendAudit(entry)];
  };
}

async function walletSeed(folder: URL, manifest: Manifest, signal: AbortSignal): Promise<Seed> {
  const artifact = ARTIFACTS.referenceWallets;
  const entry = manifest[artifact];
  if (entry === undefined) throw new Error(`The artifact ${artifact} is not in its manifest.`);
  const source = shipped({ ...HISTORIES, version: `${entry["version"]}+${entry.sha256.slice(0, 12)}` });
  return {
    source,
    load: async (lake, options) => {
      const bytes = await readArtifact(new URL(artifact, folder), manifest);
      const { wallets } = decodeFile(artifact, () => decodeReferenceTable(bytes));
      // The version has the date of its creation; its data ends with the last transaction.
      const asOf = new Date(Math.max(...wallets.map(({ lastSeen }) => lastSeen ?? 0)) * 1_000);
      const rows = until(signal, Iterator.from(wallets).map(factsOf));
      return loadReferenceWallets(lake, { ...source, asOf }, rows, options);
    },
  };
}

function labelSeed({ source, rows }: Lake["shipped"]["lists"][number]): Seed {
  const edition = shipped(source);
  return { source: edition, load: (lake, options) => registerLabels(lake, edition, { ...options, rows }) };
}

/** Lists of assets on networks that Tetron does not serve have no wallets. */
async function sanctionSeeds(folder: URL, manifest: Manifest, signal: AbortSignal): Promise<Seed[]> {
  const bytes = await readArtifact(new URL(ARTIFACTS.sanctions, folder), manifest);
  return decodeFile(ARTIFACTS.sanctions, () => decodeSanctions(bytes))
    .editions.filter(({ wallets }) => wallets.length > 0)
    .map(({ source, network, asset, wallets }) => {
      const edition = { ...shipped(source), network };
      const rows = wallets.map((wallet) => ({ ...wallet, asset }));
      return {
        source: edition,
        load: (lake, options) => loadSanctions(lake, edition, until(signal, rows), options),
      };
    });
}

/** The date at the start of a version. */
function shipped({ name, version, url }: Pick<SourceVersion, "name" | "version" | "url">): SourceVersion {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(version)?.[0];
  return { owner: "system", network: ANY_NETWORK, name, version, url, asOf: new Date(day ?? 0) };
}

function isNewer(held: StoredSource, { name, network, asOf }: SourceVersion): boolean {
  return held.name === name && held.network === network && held.asOf > asOf;
}

function* until<Row>(signal: AbortSignal, rows: Iterable<Row>): Generator<Row> {
  for (const row of rows) {
    signal.throwIfAborted();
    yield row;
  }
}

function factsOf({ address, fraud, firstSeen, lastSeen, vector44, behaviour }: ReferenceWallet): WalletFacts {
  const active = firstSeen !== null;
  return {
    network: "ethereum",
    address,
    firstSeen: moment(firstSeen),
    lastSeen: moment(lastSeen),
    transactions: vector44[TOTAL_TX]!,
    tokenTransfers: vector44[ERC20_TX]!,
    referenceLabel: fraud ? "fraud" : "normal",
    wallet44: active ? [...vector44] : null,
    behaviour: active ? [...behaviour] : null,
    state: null,
  };
}

function moment(seconds: number | null): Date | null {
  return seconds === null ? null : new Date(seconds * 1_000);
}

const TOTAL_TX = WALLET_44.indexOf("total_tx");
const ERC20_TX = WALLET_44.indexOf("erc20_tx");
