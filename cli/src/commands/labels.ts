import { parseAddress } from "@tetron/domain/address";
import { addressKind, tokenContractElsewhere } from "@tetron/domain/address-kind";
import { parseNetwork } from "@tetron/domain/network";
import { SHARED_OWNERS, visibleTo } from "@tetron/domain/owner";
import { walletsOfKey } from "@tetron/domain/wallets-of-key";
import { CATEGORIES } from "@tetron/labels/categories";
import { labelsThatHold } from "@tetron/labels/labels-that-hold";
import { isConflict, readLabels } from "@tetron/labels/read-labels";
import { standingOf } from "@tetron/labels/standing";
import { findLabelsOfKey } from "@tetron/lake/labels";
import { findSanctions } from "@tetron/lake/sanctions";
import { findWalletFeatures } from "@tetron/lake/wallets";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";

interface ExplainOptions {
  readonly network: string;
  /** The tenant whose own lists count in addition to the shared ones. */
  readonly tenant?: string;
}

/** Prints every label and sanction of an address, the meaning of each word, and which one wins. */
export async function explainLabels(host: Host, text: string, options: ExplainOptions): Promise<ExitCode> {
  const { terminal } = host;
  const network = parseNetwork(options.network);
  const address = parseAddress(network, text, "address");
  const wallet = { network, address };
  const { lake, scoring } = await host.platform();
  const owners = options.tenant === undefined ? SHARED_OWNERS : visibleTo(options.tenant);
  const [[found = []], [sanctions = []], held] = await Promise.all([
    findLabelsOfKey(lake, owners, [wallet]),
    findSanctions(lake.db, owners, [wallet]),
    findWalletFeatures(lake.db, owners, walletsOfKey(wallet)),
  ]);
  const { taxonomy } = scoring.engine;
  const fact = addressKind(network, address);
  const isTokenContract = fact?.kind === "token_contract";
  const labels = labelsThatHold(taxonomy, network, found);
  const readings = readLabels(taxonomy, labels, isTokenContract);
  const accusing = held.filter((each) => each?.referenceLabel === "fraud");
  const standing = standingOf(taxonomy, {
    ...{ labels, sanctions, isReferenceFraud: accusing.length > 0, isTokenContract },
  });
  const answer = {
    network,
    address,
    wins: standing.worst,
    is: fact,
    is_elsewhere: tokenContractElsewhere(wallet),
    data_sets: accusing.flatMap((each) =>
      each === undefined ? [] : [{ set: each.source, network: each.network, word: "fraud" }],
    ),
    // A sanctions list has an address once for each network of its family.
    sanctions: [
      ...new Map(
        sanctions.map(({ source, version }) => [`${source} ${version}`, { list: source, version }]),
      ).values(),
    ],
    labels: readings.map(({ from, category, stance, strength }) => ({
      ...{
        list: from.source,
        version: from.version,
        network: from.network,
        word: from.label,
        name: from.name,
      },
      ...{ category, stance, strength, weight: taxonomy.weightOf(from.source) },
      payment: CATEGORIES[category].payment,
      reason: CATEGORIES[category].reason,
      ...{ first_seen: from.firstSeen, last_seen: from.lastSeen },
      ...{ confidence: from.confidence, publisher: from.publisher, contested: from.contested },
    })),
    conflict: standing.conflict || isConflict(readings),
    words: taxonomy.version,
  };
  if (terminal.json) terminal.print(JSON.stringify(answer));
  else for (const line of linesOf(answer)) terminal.print(line);
  return EXIT.ok;
}

interface Explained {
  readonly network: string;
  readonly address: string;
  readonly wins: string;
  readonly is: ReturnType<typeof addressKind>;
  readonly is_elsewhere: ReturnType<typeof tokenContractElsewhere>;
  readonly data_sets: readonly { readonly set: string; readonly network: string; readonly word: string }[];
  readonly sanctions: readonly { readonly list: string; readonly version: string }[];
  readonly conflict: boolean;
  readonly labels: readonly {
    readonly list: string;
    readonly version: string;
    readonly network: string;
    readonly word: string;
    readonly name: string;
    readonly category: string;
    readonly stance: string;
    readonly weight: number;
    readonly payment: string;
    readonly reason: string;
    readonly first_seen: string | null;
    readonly last_seen: string | null;
    readonly confidence: number | null;
    readonly publisher: string | null;
    readonly contested: string | null;
  }[];
}

function linesOf(explained: Explained): string[] {
  const { network, address, wins, is, is_elsewhere: elsewhere, data_sets: sets } = explained;
  const { sanctions, labels, conflict } = explained;
  const onOther = (place: string) => (place === network ? "" : ` on ${place}`);
  return [
    `${address} on ${network}: ${wins}`,
    ...(is === null ? [] : [`  by the rules of the network: ${is.name} (${is.kind}), ${is.source}`]),
    ...(elsewhere === null
      ? []
      : [
          `  its address is that of ${elsewhere.fact.name} on ${elsewhere.network}, ${elsewhere.fact.source}`,
        ]),
    ...sets.map(({ set, network: place, word }) => `  the data set ${set}${onOther(place)}: ${word}`),
    ...sanctions.map(({ list, version }) => `  ${list} ${version}: sanctioned`),
    ...labels.map(
      ({ list, version, word, name, category, stance, weight, payment, reason, network: place, ...said }) =>
        `  ${list} ${version}, weight ${weight}: ${word}${name === "" ? "" : ` "${name}"`}${onOther(place)} is ${category}, ${stance}, payment ${payment}: ${reason}${detailsOf(said)}`,
    ),
    ...(conflict ? ["  the lists contradict each other: one vouches for it, another warns of it"] : []),
    ...(labels.length + sanctions.length + sets.length === 0 ? ["  no list names it"] : []),
  ];
}

/** Dates, confidence and sources of a label, as far as the list has them. */
function detailsOf(
  said: Pick<
    Explained["labels"][number],
    "first_seen" | "last_seen" | "confidence" | "publisher" | "contested"
  >,
): string {
  const { first_seen: first, last_seen: last, confidence, publisher, contested } = said;
  const details = [
    ...(first === null ? [] : [first === last ? `said ${first}` : `said from ${first} to ${last}`]),
    ...(confidence === null ? [] : [`confidence ${confidence}`]),
    ...(publisher === null ? [] : [publisher]),
    ...(contested === null ? [] : [`contested: ${contested}`]),
  ];
  return details.length === 0 ? "" : ` (${details.join(", ")})`;
}
