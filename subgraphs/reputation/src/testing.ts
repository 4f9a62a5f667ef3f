import { emptyLake, silent } from "@tetron/lake/testing";
import type { Caller } from "@tetron/service/caller";
import { openReputationArtifacts } from "@tetron/service/reputation-artifacts";
import { graphql } from "graphql";
import { openReputation } from "./open-reputation.ts";
import { openSubgraph } from "./subgraph.ts";

export const STRANGER = "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed";
export const SHOP = "0xfbb1b73c4f0bda4f67dca266ce6ef42f520fbb98";
export const NEVER = new AbortController().signal;
/** Seconds. */
export const DAY = 86_400;

const CALLER: Caller = {
  tenant: "acme",
  keyId: "key_1",
  scopes: ["reputation:read", "feedback:write"],
  requestId: "req_1",
};

const REPUTATIONS = `query ($network: String!, $addresses: [String!]!) {
  reputations(network: $network, addresses: $addresses) {
    wallets { id reputation { score confidence band kind asOf modelVersion trend { days7 days30 }
      components { name points } reasons { code points evidence { name value }
      lists { list version word } } } }
    errors { index address code message } modelVersion } }`;

const RECORD = `mutation ($input: OutcomeInput!) { recordOutcome(input: $input) {
  recorded outcome { id wallet { id } outcome reference transactionId } } }`;

/** The subgraph over an empty lake, and its operations as the tenant `acme`. */
export async function openTestReputation() {
  const lake = await emptyLake();
  const deps = openReputation(lake, await openReputationArtifacts({}), silent);
  const { schema, createContext } = openSubgraph(deps);

  async function ask(source: string, variableValues: object = {}, caller: Partial<Caller> = {}) {
    const contextValue = createContext({ ...CALLER, ...caller }, NEVER);
    const answer = await graphql({ schema, source, variableValues: { ...variableValues }, contextValue });
    return { ...JSON.parse(JSON.stringify(answer)), failure: answer.errors?.[0]?.originalError };
  }

  return {
    lake,
    deps,
    ask,
    queryReputations: (variables: object, caller: Partial<Caller> = {}) =>
      ask(REPUTATIONS, { network: "ethereum", ...variables }, caller),
    async reputationsOf(addresses: readonly string[], caller: Partial<Caller> = {}) {
      const { data, errors } = await ask(REPUTATIONS, { network: "ethereum", addresses }, caller);
      if (errors !== undefined) throw new Error(JSON.stringify(errors));
      return data.reputations;
    },
    /** Reports an outcome of {@link STRANGER}, unless the input names another address. */
    record: (input: object, caller: Partial<Caller> = {}) =>
      ask(RECORD, { input: { network: "ethereum", address: STRANGER, ...input } }, caller),
  };
}
