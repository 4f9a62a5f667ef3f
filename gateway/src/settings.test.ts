import { readSettings } from "@tetron/service/settings";
import { expect, test } from "vitest";
import { gatewaySettings, subgraphUrls } from "./settings.ts";

const NAMES = ["scoring", "ingestion"];
const ENVIRONMENT = {
  DATABASE_URL: "postgres://tetron@127.0.0.1/tetron",
  TETRON_INTERNAL_SECRET: "0123456789abcdef0123456789abcdef",
  TETRON_SUBGRAPH_SCORING_URL: "http://scoring:4000/graphql",
  TETRON_SUBGRAPH_INGESTION_URL: "http://ingestion:4000/graphql",
};

test("the settings name the URL of each subgraph", () => {
  const settings = readSettings(gatewaySettings(NAMES), ENVIRONMENT);
  expect(settings).toMatchObject({ PORT: 4000, TETRON_RATE_LIMIT_PER_MINUTE: 100 });
  expect(subgraphUrls(settings, NAMES)).toEqual({
    scoring: "http://scoring:4000/graphql",
    ingestion: "http://ingestion:4000/graphql",
  });
});

test("a subgraph without a URL is named in the error", () => {
  expect(() => readSettings(gatewaySettings([...NAMES, "routing"]), ENVIRONMENT)).toThrow(
    "TETRON_SUBGRAPH_ROUTING_URL",
  );
});
