import { ASSETS, type Asset } from "@tetron/domain/asset";
import type { Network } from "@tetron/domain/network";
import type { Carrier, Catalogue, Figure, Lane, NetworkCosts } from "./catalogue.ts";
import { checkSources } from "./check-sources.ts";
import { compileLanes } from "./compile-lanes.ts";
import { compileNetwork, transferCarrier, workOf } from "./compile-network.ts";
import { figuresOf } from "./figures.ts";
import type { CarrierEntry, NetworkEntry } from "./file-schema.ts";

/** A parsed file and its name, for errors. */
export interface Entry<Content> {
  readonly file: string;
  readonly content: Content;
}

/** Reports a problem by file and field. */
export type Complain = (file: string, field: string, problem: string) => void;

/** Compiles checked files into a catalogue, reporting all inconsistencies. */
export function compileCatalogue(
  entries: readonly Entry<CarrierEntry | NetworkEntry>[],
  version: string,
  complain: Complain,
): Catalogue {
  const networks = new Map<Network, NetworkCosts>();
  const carriers: Carrier[] = [];
  const lanes: Lane[] = [];
  const seen = new Map<string, string>();
  const figures = new Map(entries.map(({ content }) => [content, figuresOf(content)]));

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
      compileNetwork(content, figures.get(content)!, (field, problem) => complain(file, field, problem)),
    );
    const carrier = transferCarrier(content);
    carriers.push(carrier);
    for (const asset of ASSETS.filter((each) => each.network === network)) {
      const kind = asset.contract === null ? "native" : "token";
      const work = content.transfer[kind];
      if (work === undefined) continue;
      const rests = figures
        .get(content)!
        .filter(({ field }) => field.startsWith(`transfer.${kind}.`) || field.startsWith("success."));
      lanes.push(transferLane(carrier, asset, { work: workOf(work), figures: rests }));
    }
  }
  for (const { file, content } of entries) {
    if (content.kind === "network") continue;
    const carrier: Carrier = {
      id: content.id,
      name: content.name,
      kind: content.kind,
      securityClass: content.security_class,
      success: { ppm: content.success.probability.value, weight: content.success.weight.value },
    };
    carriers.push(carrier);
    const known = (network: Network) => networks.has(network);
    lanes.push(
      ...compileLanes(carrier, content, {
        known,
        figures: figures.get(content)!,
        complain: (field, problem) => complain(file, field, problem),
      }),
    );
  }
  const all = [...figures.values()].flat();
  const asOf = new Date(Math.max(0, ...all.map(({ compared }) => compared.getTime())));
  return { version, asOf, carriers, lanes, networks, figures: all };
}

function transferLane(
  carrier: Carrier,
  asset: Asset,
  { work, figures }: { readonly work: Lane["sourceWork"]; readonly figures: readonly Figure[] },
): Lane {
  return {
    carrier,
    from: asset,
    to: asset,
    oneToOne: true,
    paysRecipient: true,
    ppm: 0,
    flat: null,
    depth: 0,
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    time: { p50: 0, p95: 0 },
    sourceWork: work,
    destinationWork: null,
    figures,
  };
}
