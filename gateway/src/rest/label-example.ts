import { labelId } from "./label-id.ts";

const WALLET = { network: "ethereum", address: "0x4838b106fce9647bdf1e7877bf73ce8b0bad5f97" };

export const LABEL_EXAMPLE = {
  label_id: labelId({ ...WALLET, list: "mine", label: "exchange", name: "Shop" }),
  ...WALLET,
  label: "exchange",
  name: "Shop",
  category: "exchange",
  stance: "service" as const,
  list: "mine",
  version: "1",
  owner: "tenant" as const,
  first_seen: "2025-05-17",
  last_seen: "2025-05-17",
  confidence: null,
  contested: null,
};
