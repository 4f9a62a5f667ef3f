import { datasetPaths } from "@tetron/connectors/datasets/paths";
import { SHIPPED_TAXONOMY } from "@tetron/labels/taxonomy";
import { ARTIFACTS, LABEL_LISTS } from "@tetron/models/manifest";
import { decodeSanctions } from "@tetron/models/sanctions-table";
import { decodeShippedLists } from "@tetron/models/shipped-lists";
import { buildLists } from "../lists/build-lists.ts";
import { type KnownService, knownServices } from "./known-services.ts";
import { readServiceHistories, type ServiceHistory } from "./service-histories.ts";

/** A public service with its transfers in the labelled accounts' histories. */
export interface SeenService extends Pick<KnownService, "address" | "category"> {
  readonly history: Pick<ServiceHistory, "behaviour">;
}

/** Reads the services of Ethereum that lists know. */
export async function readServices(data: string, signal: AbortSignal): Promise<KnownService[]> {
  const built = await buildLists(data, signal);
  const bytes = (name: keyof typeof LABEL_LISTS) => built[LABEL_LISTS[name]].bytes;
  const lists = decodeShippedLists({
    ethLabels: bytes("ethLabels"),
    explorerLabels: bytes("explorerLabels"),
    tagpacks: bytes("tagpacks"),
    wellKnown: bytes("wellKnown"),
  });
  const sanctions = decodeSanctions(built[ARTIFACTS.sanctions].bytes);
  return knownServices(SHIPPED_TAXONOMY, lists, sanctions).services.filter(
    ({ network }) => network === "ethereum",
  );
}

/** Reads the services of Ethereum that lists know and of which a history is held, whole or in part. */
export async function readSeenServices(data: string, signal: AbortSignal): Promise<SeenService[]> {
  const services = await readServices(data, signal);
  const addresses = new Set(services.map(({ address }) => address));
  const histories = await readServiceHistories(datasetPaths(data).histories, addresses, signal);
  return services.flatMap(({ address, category }) => {
    const history = histories.get(address);
    return history === undefined || history.fraud ? [] : [{ address, category, history }];
  });
}
