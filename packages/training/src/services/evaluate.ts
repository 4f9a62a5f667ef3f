import { datasetPaths } from "@tetron/connectors/datasets/paths";
import type { Taxonomy } from "@tetron/labels/taxonomy";
import { ARTIFACTS, LABEL_LISTS } from "@tetron/models/manifest";
import { decodeSanctions } from "@tetron/models/sanctions-table";
import { decodeShippedLists } from "@tetron/models/shipped-lists";
import { buildLists } from "../lists/build-lists.ts";
import {
  countVerdicts,
  type JudgedService,
  type ServiceGroup,
  type ServiceVerdict,
} from "./count-verdicts.ts";
import { type KnownService, knownServices } from "./known-services.ts";
import { readServiceHistories, type ServiceHistory } from "./service-histories.ts";

/** A recipient as it is judged: without labels when they are withheld. */
export interface JudgedWallet extends Pick<KnownService, "network" | "address" | "labels"> {
  readonly history: ServiceHistory | null;
  /** Whether the data set calls it fraud; always false when lists are withheld. */
  readonly fraud: boolean;
}

interface Input {
  readonly data: string;
  readonly taxonomy: Taxonomy;
  /** Judges a payment to a wallet at a time, Unix milliseconds. */
  readonly judge: (wallet: JudgedWallet, at: number) => Promise<ServiceVerdict>;
  readonly signal: AbortSignal;
  readonly onAccount?: (accounts: number) => void;
}

/** The false positives among known services. */
export interface ServicesReport {
  /** The lists that say who is a service, and their versions. */
  readonly lists: Readonly<Record<string, string>>;
  /** The day of the payments: that of the newest list. */
  readonly judged_on: string;
  /** Services that were left out because a sanctions list names them. */
  readonly sanctioned: number;
  readonly groups: readonly ServiceGroup[];
}

/**
 * Judges a payment to every wallet that the data folder's lists call a public service, twice: with everything
 * that is held of it, and with all labels and data sets withheld. A declined payment is a false positive.
 */
export async function evaluateServices({
  data,
  taxonomy,
  judge,
  signal,
  onAccount,
}: Input): Promise<ServicesReport> {
  const built = await buildLists(data, signal);
  const bytes = (name: keyof typeof LABEL_LISTS) => built[LABEL_LISTS[name]].bytes;
  const lists = decodeShippedLists({
    ethLabels: bytes("ethLabels"),
    explorerLabels: bytes("explorerLabels"),
    tagpacks: bytes("tagpacks"),
    wellKnown: bytes("wellKnown"),
  });
  const { services, sanctioned } = knownServices(
    taxonomy,
    lists,
    decodeSanctions(built[ARTIFACTS.sanctions].bytes),
  );
  const onEthereum = services.filter(({ network }) => network === "ethereum");
  const histories = await readServiceHistories(
    datasetPaths(data).histories,
    new Set(onEthereum.map(({ address }) => address)),
    signal,
    onAccount,
  );
  const day = lists.lists
    .map(({ source }) => source.version.slice(0, "YYYY-MM-DD".length))
    .sort()
    .at(-1)!;
  const judged: JudgedService[] = [];
  for (const { network, address, category, labels } of services) {
    signal.throwIfAborted();
    const history = (network === "ethereum" && histories.get(address)) || null;
    const wallet = { network, address, history };
    const at = Date.parse(day);
    judged.push({
      category,
      extent: history?.extent ?? null,
      read: await judge({ ...wallet, labels, fraud: history?.fraud ?? false }, at),
      withheld: await judge({ ...wallet, labels: [], fraud: false }, at),
    });
  }
  return {
    lists: Object.fromEntries(lists.lists.map(({ source }) => [source.name, source.version])),
    judged_on: day,
    sanctioned,
    groups: countVerdicts(judged),
  };
}
