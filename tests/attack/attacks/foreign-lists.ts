import type { Scope } from "@tetron/domain/scope";
import { aPayment, query, send, WALLETS } from "../../client.ts";
import { type Attack, findings } from "../target.ts";

const SCOPES: readonly Scope[] = ["data:write", "score:write", "score:read", "wallet:read"];
const IMPORT_LABELS = "mutation ($input: ImportInput!) { importLabels(input: $input) { created } }";
const IMPORT_HISTORIES =
  "mutation ($input: ImportInput!) { importHistories(input: $input) { created updated } }";

/** A history that makes a fraud account look ordinary. */
function whitewash(address: string): string {
  const normal = Array.from({ length: 40 }, (_, i) => ({
    timeStamp: 1_700_000_000 + i * 86_400,
    from: i % 2 ? address : WALLETS.other,
    to: i % 2 ? WALLETS.other : address,
    value: "1000000000000000000",
  }));
  return JSON.stringify({ address, normal, erc20: [] });
}

export const foreignLists: Attack = {
  title: "one tenant rewrites what another is scored on",
  async run({ keyOf }) {
    const { all, expect } = findings();
    const mallory = await keyOf("mallory", SCOPES);
    let seen = 0;
    const verdicts = async () => {
      const viewer = await keyOf(`viewer-${seen++}`, SCOPES);
      const paid = [WALLETS.fraud, WALLETS.sanctioned, WALLETS.other].map(async (to_address) => {
        const { body } = await send(viewer, "/v1/score", aPayment({ to_address }));
        return [body.recommendation, body.rule?.id, body.versions?.lists, Math.round(body.fraud_score * 100)];
      });
      return JSON.stringify(await Promise.all(paid));
    };
    const before = await verdicts();
    for (const [list, address] of [
      ["eth-labels", WALLETS.fraud],
      ["OFAC SDN ETH", WALLETS.sanctioned],
      ["ethereum-histories", WALLETS.other],
    ] as const) {
      const lines = [JSON.stringify({ address, label: "exchange", name: "" })];
      const edition = { network: "ethereum", format: "NDJSON", list, version: "1", force: true, lines };
      const own = await query(mallory, IMPORT_LABELS, { input: edition });
      expect(!own.body.errors, `${list} cannot be imported for the tenant itself`);
      const shared = await query(mallory, IMPORT_LABELS, { input: { ...edition, shared: true } });
      expect(
        shared.body.errors?.[0]?.extensions.code === "FORBIDDEN",
        `${list} was shared without admin:data`,
      );
    }
    const lines = [whitewash(WALLETS.fraud)];
    await query(mallory, IMPORT_HISTORIES, { input: { network: "ethereum", format: "NDJSON", lines } });
    expect((await verdicts()) === before, "another tenant's scores changed");
    return all;
  },
};
