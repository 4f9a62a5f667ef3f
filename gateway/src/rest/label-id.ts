import { Failure } from "@tetron/domain/failure";
import { z } from "zod";

/** What a label's id says: which label of which list, of which wallet. */
const LabelKey = z.tuple([z.string(), z.string(), z.string(), z.string(), z.string()]);

export interface LabelKey {
  readonly network: string;
  readonly address: string;
  readonly list: string;
  readonly label: string;
  readonly name: string;
}

/** The id of a label, the same in every edition of its list. */
export function labelId({ network, address, list, label, name }: LabelKey): string {
  return `lb_${Buffer.from(JSON.stringify([network, address, list, label, name])).toString("base64url")}`;
}

/** @throws Failure `NOT_FOUND` for what was never an id. */
export function parseLabelId(id: string): LabelKey {
  const found = id.startsWith("lb_") ? keyIn(id.slice("lb_".length)) : undefined;
  if (found === undefined)
    throw new Failure("NOT_FOUND", "label_id: there is no label with this id.", { kind: "label", id });
  const [network, address, list, label, name] = found;
  return { network, address, list, label, name };
}

function keyIn(encoded: string): z.infer<typeof LabelKey> | undefined {
  try {
    return LabelKey.safeParse(JSON.parse(Buffer.from(encoded, "base64url").toString("utf8"))).data;
  } catch {
    // Not JSON, so no id of ours.
    return undefined;
  }
}
