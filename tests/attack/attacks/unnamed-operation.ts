import { aPayment, query, send, WALLETS } from "../../client.ts";
import { type Attack, findings } from "../target.ts";

/** Operations that must not run, by their effect. */
const DOCUMENTS = {
  "stores a score": `mutation { scoreTransaction(input: { fromAddress: "${WALLETS.ordinary}", toAddress: "${WALLETS.other}",
    amount: "0.123", currency: "ETH", network: "ethereum" }) { id } }`,
  "costs beyond the limit": `{ wallet(network: "ethereum", address: "${WALLETS.ordinary}") {
    scores(first: 100) { edges { node { to { wallet { scores(first: 100) { edges { node { id } } } } } } } } } }`,
  "ends the process": `{ ${Array.from({ length: 40 }, (_, i) => `a${i}: reputations(network: "ethereum", addresses: []) { wallets { reputation { score } } }`).join(" ")} }`,
};

export const unnamedOperation: Attack = {
  title: "operationName that names no operation, by POST and GET",
  async run({ platform }) {
    const { all, expect } = findings();
    const held = async () =>
      (
        await query(
          platform,
          `{ wallet(network: "ethereum", address: "${WALLETS.ordinary}") { scores(first: 100) { edges { node { amount } } } } }`,
        )
      ).body.data.wallet.scores.edges.length;
    await send(platform, "/v1/score", aPayment());
    const before = await held();
    for (const [what, text] of Object.entries(DOCUMENTS))
      for (const operationName of ["nope", ""]) {
        const post = await send(platform, "/graphql", { query: text, operationName });
        expect(post.status === 400, `a document that ${what}: POST answered ${post.status}`);
        const url = `/graphql?${new URLSearchParams({ query: text, operationName })}`;
        const get = await send(platform, url, undefined, { "Apollo-Require-Preflight": "1" });
        expect(get.status === 400, `a document that ${what}: GET answered ${get.status}`);
      }
    expect((await held()) === before, "a score was stored");
    return all;
  },
};
