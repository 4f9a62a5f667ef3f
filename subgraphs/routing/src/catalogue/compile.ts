import { ASSETS, type Asset } from "@tetron/domain/asset";
import type { Network } from "@tetron/domain/network";
import type { Carrier, Catalogue, Lane, NetworkCosts } from "./catalogue.ts";
import { checkSources } from "./check-sources.ts";
import { compileLanes } from "./compile-lanes.ts";
import { compileNetwork, transferCarrier, workOf } from "./compile-network.ts";
import type { CarrierEntry, NetworkEntry } from "./file-schema.ts";

/** A parsed file and its name, for errors. */
export interface Entry<Content> {
  readonly file: string;
  readonly content: Content;
}

/** Says that something is wrong: in which file, at which field. */
export type Complain = (file: string, field: string, problem: string) => void;

/** Turns checked files into a catalogue, complaining of all that does not fit together. */
export function compileCatalogue(
  entries: readonly Entry<CarrierEntry | NetworkEntry>[],
  version: string,
  complain: Complain,
): Catalogue {
  const networks = new Map<Network, NetworkCosts>();
  const carriers: Carrier[] = [];
  const lanes: Lane[] = [];
  const seen = new Map<string, string>();

  for (const { file, content } of entries) {
    const id = content.kind === "network" ? `network ${content.network}` : content.id;
    const other = seen.get(id);
    if (other !== undefined)
      complain(file, content.kind === "network" ? "network" : "id", `${id} is already in ${other}`);
    seen.set(id, file);
    checkSources(content, (field, problem) => complain(file, field, problem));
  }
  for (const { file, content } of entries) {
    if (content.kind !== "network") continue;
    const network = content.network as Network;
    networks.set(
      network,
      compileNetwork(content, (field, problem) => complain(file, field, problem)),
    );
    const carrier = transferCarrier(content);
    carriers.push(carrier);
    for (const asset of ASSETS.filter((each) => each.network === network)) {
      const work = asset.contract === null ? content.transfer.native : content.transfer.token;
      if (work !== undefined) lanes.push(transferLane(carrier, asset, workOf(work)));
    }
  }
  for (const { file, content } of entries) {
    if (content.kind === "network") continue;
    const carrier: Carrier = {
      id: content.id,
      name: content.name,
      kind: content.kind,
      securityClass: content.security_class,
      paysRecipient: content.pays_recipient,
      success: { ppm: content.success.probability.value, weight: content.success.weight.value },
    };
    carriers.push(carrier);
    const known = (network: Network) => networks.has(network);
    lanes.push(
      ...compileLanes(carrier, content, {
        known,
        complain: (field, problem) => complain(file, field, problem),
      }),
    );
  }
  const dates = entries.flatMap(({ content }) => Object.values(content.sources).map(({ date }) => date));
  return { version, asOf: new Date(dates.sort().at(-1) ?? 0), carriers, lanes, networks };
}

function transferLane(carrier: Carrier, asset: Asset, sourceWork: Lane["sourceWork"]): Lane {
  return {
    carrier,
    from: asset,
    to: asset,
    ppm: 0,
    flat: null,
    depth: 0,
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    time: { p50: 0, p95: 0 },
    sourceWork,
    destinationWork: null,
  };
}
