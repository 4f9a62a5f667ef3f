import { SYSTEM } from "@tetron/domain/actor";
import { createIds } from "@tetron/domain/id";
import { ANY_NETWORK } from "@tetron/domain/network";
import { EVERY_TENANT } from "@tetron/domain/owner";
import { WALLET_44 } from "@tetron/features/wallet-44";
import { appendAudit } from "@tetron/lake/audit";
import { loadLabels } from "@tetron/lake/labels";
import type { Lake } from "@tetron/lake/lake";
import { loadReferenceWallets } from "@tetron/lake/reference-wallets";
import { loadSanctions } from "@tetron/lake/sanctions";
import { type Loaded, type LoadOptions, loadedVersions, type SourceVersion } from "@tetron/lake/sources";
import { ARTIFACTS_URL } from "@tetron/models/artifacts-url";
import { decodeLabels } from "@tetron/models/labels-table";
import { ARTIFACTS, type ArtifactName } from "@tetron/models/manifest";
import { decodeReferenceTable, type ReferenceWallet } from "@tetron/models/reference-table";
import { decodeSanctions } from "@tetron/models/sanctions-table";
import { type Manifest, readArtifact, readManifest } from "@tetron/service/artifacts";
import type { Log } from "@tetron/service/log";
import type { WalletFacts } from "./wallet-facts.ts";

const nextId = createIds();

/** One shipped artifact, and how it comes into the lake. */
interface Seed {
  readonly artifact: ArtifactName;
  readonly load: (lake: Lake, bytes: Uint8Array, edition: Edition, how: How) => Promise<Loaded>;
}

interface How {
  readonly signal: AbortSignal;
  readonly options: LoadOptions;
}

/** An edition of what ships; a shipped list names addresses of several networks. */
type Edition = Pick<SourceVersion, "owner" | "network" | "version" | "asOf">;

const SEEDS: readonly Seed[] = [
  {
    artifact: ARTIFACTS.referenceWallets,
    load: (lake, bytes, edition, { signal, options }) => {
      const { wallets } = decodeReferenceTable(bytes);
      // The edition is dated by its making; what it describes ended with its last transaction.
      const asOf = new Date(Math.max(...wallets.map(({ lastSeen }) => lastSeen ?? 0)) * 1_000);
      return loadReferenceWallets(
        lake,
        { ...HISTORIES, ...edition, asOf },
        until(signal, Iterator.from(wallets).map(factsOf)),
        options,
      );
    },
  },
  {
    artifact: ARTIFACTS.labels,
    load: (lake, bytes, edition, { signal, options }) => {
      const { source, labels } = decodeLabels(bytes);
      const list = { name: source.name, url: source.url, ...edition };
      return loadLabels(lake, list, until(signal, labels), options);
    },
  },
  {
    artifact: ARTIFACTS.sanctions,
    load: (lake, bytes, edition, { signal, options }) => {
      const { source, wallets } = decodeSanctions(bytes);
      const rows = wallets.flatMap(({ assets, ...wallet }) => assets.map((asset) => ({ ...wallet, asset })));
      const list = { name: source.name, url: source.url, ...edition };
      return loadSanctions(lake, list, until(signal, rows), options);
    },
  },
];

/** Where the reference wallets come from. */
const HISTORIES = {
  name: "ethereum-histories",
  url: "https://github.com/eltontay/Ethereum-Fraud-Detection",
} as const;

/**
 * Loads what ships into the lake: the reference wallets, the labels and the sanctions, each edition once.
 * Several processes may start at once. An edition that was replaced since, by one that shipped later, does not
 * come back.
 *
 * @param signal - Gives up; an edition that was being loaded is not there then.
 * @returns Whether anything was loaded.
 * @throws Error naming the artifact that is missing or broken.
 */
export async function seedReference(
  lake: Lake,
  { log, signal }: { readonly log: Log; readonly signal: AbortSignal },
  folder: URL = ARTIFACTS_URL,
): Promise<boolean> {
  const manifest = await readManifest(folder);
  const versions = await loadedVersions(lake.db, "system");
  let any = false;
  for (const { artifact, load } of SEEDS) {
    const entry = manifest[artifact];
    if (entry === undefined) throw new Error(`The artifact ${artifact} is not in its manifest.`);
    const edition = editionOf(entry);
    if (versions.has(edition.version)) continue;
    signal.throwIfAborted();
    const bytes = await readArtifact(new URL(artifact, folder), manifest);
    const options = { alongside: auditSeed(artifact, edition) };
    const { loaded, rows } = await load(lake, bytes, edition, { signal, options });
    any ||= loaded;
    if (loaded) log.info({ artifact, version: edition.version, rows }, "reference data loaded");
  }
  return any;
}

/** What scores rest on has changed with the version of Tetron: the audit log says so. */
function auditSeed(artifact: ArtifactName, { version }: Edition): LoadOptions["alongside"] {
  return ({ loaded, rows }) => {
    if (!loaded) return [];
    const entry = {
      id: nextId("aud"),
      tenant: EVERY_TENANT,
      actor: SYSTEM,
      action: "reference.load",
      subject: artifact,
      data: { version, rows },
      at: new Date(),
    };
    return [appendAudit(entry)];
  };
}

function* until<Row>(signal: AbortSignal, rows: Iterable<Row>): Generator<Row> {
  for (const row of rows) {
    signal.throwIfAborted();
    yield row;
  }
}

/** A list names its edition itself; that of anything else is its date and the hash of its content. */
function editionOf({ sha256, ...entry }: Manifest[string]): Edition {
  const version = String(entry["version"]);
  const day = /^\d{4}-\d{2}-\d{2}/.exec(version)?.[0];
  return {
    owner: "system",
    network: ANY_NETWORK,
    version: version.includes("+") ? version : `${version}+${sha256.slice(0, 12)}`,
    asOf: new Date(day ?? 0),
  };
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
