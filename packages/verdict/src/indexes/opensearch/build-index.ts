import { z } from "zod";
import type { EditionWallets } from "../edition-wallets.ts";
import type { Cluster, WalletDocument } from "./cluster.ts";
import { measureRecall } from "./measure-recall.ts";
import { SearchFault } from "./search-fault.ts";
import type { SearchKind } from "./search-wallets.ts";
import { aliasOf, walletTemplate } from "./wallet-template.ts";

/** How far a build is. */
export interface BuildProgress {
  readonly phase: "store" | "verify";
  readonly done: number;
  readonly total: number;
}

/** What was built, and is searched from now on. */
export interface BuiltIndex {
  /** The index behind the edition's name. */
  readonly name: string;
  readonly wallets: number;
  /** Share of the true nearest ten that searches find, 0-1, over {@link SAMPLE_SEARCHES} wallets. */
  readonly recall: number;
}

/** Options of a build. */
export interface BuildOptions {
  readonly prefix: string;
  readonly kind: SearchKind;
  readonly now: Date;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: BuildProgress) => void;
}

/** A build that finds fewer of the true neighbours is not put in place. */
const MIN_RECALL = 0.9;
const SAMPLE_SEARCHES = 40;
const REQUEST_MS = 30_000;
const Acknowledged = z.object({ acknowledged: z.literal(true) });
const Shards = z.object({ _shards: z.object({ failed: z.literal(0) }) });
const Count = z.object({ count: z.number() });
const Aliases = z.record(z.string(), z.unknown());

/**
 * Builds the index of an edition beside the one that is searched, verifies that it has every wallet and that searches find
 * the true neighbours, and only then searches it instead: no search fails meanwhile. A build that fails leaves everything as
 * it was.
 *
 * @throws SearchFault when OpenSearch refuses, as one that is full or read-only does, or the build is not as it should be.
 */
export async function buildIndex(
  cluster: Cluster,
  wallets: EditionWallets,
  options: BuildOptions,
): Promise<BuiltIndex> {
  const { prefix, kind, now, signal, onProgress = () => {} } = options;
  const alias = aliasOf(prefix, wallets.edition);
  const name = `${alias}-${now.getTime().toString(36)}`;
  const limit = { ms: REQUEST_MS, signal };
  await cluster.send(
    { method: "PUT", path: `/_index_template/${prefix}`, body: walletTemplate(prefix) },
    Acknowledged,
    limit,
  );
  await cluster.send(
    { method: "PUT", path: `/${name}`, body: { settings: { index: { refresh_interval: "-1" } } } },
    Acknowledged,
    limit,
  );
  try {
    const sample: Float32Array[] = [];
    await cluster.store(name, documents(sample), signal);
    await cluster.send({ method: "POST", path: `/${name}/_refresh` }, Shards, limit);
    const { count } = await cluster.send({ method: "GET", path: `/${name}/_count` }, Count, limit);
    if (count !== wallets.size)
      throw new SearchFault("partial", `${name} has ${count} wallets instead of ${wallets.size}`);
    const onDone = (done: number) => onProgress({ phase: "verify", done, total: sample.length });
    const recall = await measureRecall(cluster, {
      alias: name,
      kind,
      points: sample,
      size: count,
      ...limit,
      onDone,
    });
    if (recall < MIN_RECALL)
      throw new SearchFault(
        "unfit",
        `searches of ${name} find ${Math.round(100 * recall)} % of the true neighbours`,
      );
    await putInPlace(cluster, { alias, name, ...limit });
    return { name, wallets: count, recall };
  } catch (error) {
    // What was not put in place is searched by nobody; the error says what is wrong with OpenSearch.
    await cluster
      .send({ method: "DELETE", path: `/${name}` }, Acknowledged, { ms: REQUEST_MS })
      .catch(() => {});
    throw error;
  }

  /** Every so many wallets one is kept for the verification: as it is, or halfway to the one before, where nobody is near. */
  async function* documents(sample: Float32Array[]): AsyncGenerator<WalletDocument> {
    const step = Math.max(1, Math.floor(wallets.size / SAMPLE_SEARCHES));
    let done = 0;
    for await (const page of wallets.pages()) {
      for (const { address, fraud, point } of page) {
        if (done % step === 0 && sample.length < SAMPLE_SEARCHES) {
          const last = sample.at(-1);
          sample.push(
            last && sample.length % 2 === 1 ? point.map((value, i) => (value + last[i]!) / 2) : point,
          );
        }
        done += 1;
        yield { address, fraud, place: Array.from(point) };
      }
      onProgress({ phase: "store", done, total: wallets.size });
    }
  }
}

/** Searches a build instead of the one before, at once for every search, and deletes the one before. */
async function putInPlace(
  cluster: Cluster,
  { alias, name, ...limit }: { alias: string; name: string; ms: number; signal: AbortSignal },
): Promise<void> {
  const settings = { index: { refresh_interval: null } };
  await cluster.send({ method: "PUT", path: `/${name}/_settings`, body: settings }, Acknowledged, limit);
  const before = await indexesOf(cluster, alias, limit);
  const actions = [...before.map((index) => ({ remove: { index, alias } })), { add: { index: name, alias } }];
  await cluster.send({ method: "POST", path: "/_aliases", body: { actions } }, Acknowledged, limit);
  for (const index of before)
    await cluster.send({ method: "DELETE", path: `/${index}` }, Acknowledged, limit);
}

/** The indexes behind a name; none when nothing has it. */
async function indexesOf(
  cluster: Cluster,
  alias: string,
  limit: { ms: number; signal: AbortSignal },
): Promise<string[]> {
  try {
    return Object.keys(await cluster.send({ method: "GET", path: `/_alias/${alias}` }, Aliases, limit));
  } catch (error) {
    if (error instanceof SearchFault && error.kind === "unfit") return [];
    throw error;
  }
}
