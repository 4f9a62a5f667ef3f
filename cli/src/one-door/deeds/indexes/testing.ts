import { insertIndex } from "@tetron/lake/reference-indexes";
import type { TestLake } from "@tetron/lake/testing";
import { type Deed, type Doors, deed } from "../../testing.ts";

const SOURCE = { url: "https://example.com/wallets.csv", type: "csv" } as const;
const READY = "idx_01JVEP5ZK8Q4T6W2N9B3RXC7HE";
const scraped = async ({ rest }: Doors) =>
  String((await rest("POST", "/scrape", { source_url: SOURCE.url, source_type: SOURCE.type }))["id"]);

/** What writes of indexes of known wallets. */
export function indexWritesOn(lake: () => TestLake): Readonly<Record<string, Deed<unknown>>> {
  const isReady = async () => {
    const at = new Date();
    await lake().commit([
      insertIndex({
        ...{ id: READY, job: "job_1", sourceUrl: SOURCE.url, sourceType: SOURCE.type, dryRun: false },
        ...{
          mapping: [],
          wallets: 12,
          fraud: 4,
          edition: `${READY}+0123456789ab`,
          createdAt: at,
          readyAt: at,
        },
      }),
    ]);
  };
  return {
    "an index is read": deed({
      graphql: {
        scrape: ({ graphql }) =>
          graphql("mutation ($input: ScrapeInput!) { scrape(input: $input) { id } }", {
            ...{ sourceUrl: SOURCE.url, sourceType: "CSV" },
          }),
      },
      rest: { scrape: scraped },
    }),
    "the reading of an index is cancelled": deed<string>({
      before: scraped,
      rest: { cancelScrape: ({ rest }, id) => rest("POST", `/scrape/${id}/cancel`, {}) },
    }),
    "an index is promoted": deed({
      before: isReady,
      graphql: {
        promoteIndex: ({ graphql }) => graphql(`mutation { promoteIndex(id: "${READY}") { edition } }`),
      },
      rest: { promoteIndex: ({ rest }) => rest("POST", `/v1/indexes/${READY}/promote`, {}) },
      cli: { "index promote": ({ cli }) => cli("index", "promote", READY) },
    }),
    "the promoted index is deleted": deed({
      async before({ rest }) {
        await isReady();
        await rest("POST", `/v1/indexes/${READY}/promote`, {});
      },
      graphql: {
        deletePromotedIndex: ({ graphql }) => graphql("mutation { deletePromotedIndex { id } }"),
      },
      rest: { deletePromotedIndex: ({ rest }) => rest("DELETE", "/index") },
      cli: { "index delete": ({ cli }) => cli("index", "delete") },
    }),
  };
}

/** What reads of them. */
export const INDEX_READS: Readonly<Record<string, Deed<unknown>>> = {
  "indexes and their jobs": deed<string>({
    before: scraped,
    graphql: { indexes: ({ graphql }) => graphql("{ indexes { edges { node { state } } } }") },
    rest: {
      getScrape: ({ rest }, id) => rest("GET", `/scrape/${id}`),
      listScrapeRefusals: ({ rest }, id) => rest("GET", `/scrape/${id}/refusals`),
      listIndexes: ({ rest }) => rest("GET", "/v1/indexes"),
    },
    cli: { "index list": ({ cli }) => cli("index", "list") },
  }),
  "an index is built again in OpenSearch, which there is none of": deed({
    cli: {
      async "index rebuild"({ cli }) {
        const refusal = await cli("index", "rebuild").then(
          () => "none",
          ({ message }: Error) => message,
        );
        if (!refusal.includes("OpenSearch is not configured")) throw new Error(`Refused with: ${refusal}`);
      },
    },
  }),
  "the index in force": deed({
    graphql: { indexInForce: ({ graphql }) => graphql("{ indexInForce { wallets } }") },
    rest: { indexStats: ({ rest }) => rest("GET", "/stats") },
  }),
};
