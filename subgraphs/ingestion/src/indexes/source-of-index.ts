import { HOUR_MS } from "@tetron/domain/durations";
import { unprocessable } from "@tetron/domain/failure";
import type { StoredIndex } from "@tetron/lake/tables/reference-indexes";
import type { FileWish } from "@tetron/service/outbound/fetch-file";
import type { OutboundRules } from "@tetron/service/outbound/open-request";
import { readTarget } from "@tetron/service/outbound/target";

const MAX_FILE_BYTES = 512 * 1024 ** 2;
const SILENT_MS = 30_000;
const DATASET = /^\/(?:datasets\/)?([\w.-]+)\/([\w.-]+)(?:\/versions\/(\d+))?\/?$/;

/** Where indexes may be read from, and how. */
export interface IndexSources extends OutboundRules {
  readonly kaggle: {
    /** Of the API, such as `https://www.kaggle.com/api/v1`. */
    readonly url: string;
    /** Absent, nothing is read from Kaggle. */
    readonly credentials?: { readonly username: string; readonly key: string } | undefined;
  };
}

/** What is fetched, and which file of it is meant when it is an archive. */
export interface SourceOfIndex {
  readonly wish: FileWish;
  readonly entry: string | undefined;
}

/**
 * Where an index is fetched from.
 *
 * @throws Failure `UNPROCESSABLE` on `source_url` for a URL that may not be called or is no dataset of Kaggle, on
 *   `source_type` (`not_configured`) without the credentials of Kaggle.
 */
export function sourceOfIndex(
  { sourceUrl, sourceType }: Pick<StoredIndex, "sourceUrl" | "sourceType">,
  { kaggle, ...rules }: IndexSources,
): SourceOfIndex {
  const limits = { field: "source_url", maxBytes: MAX_FILE_BYTES, silentMs: SILENT_MS, totalMs: HOUR_MS };
  const url = readTarget(sourceUrl, rules, "source_url");
  if (sourceType !== "kaggle") return { wish: { ...limits, url: url.href }, entry: undefined };
  const { credentials } = kaggle;
  if (credentials === undefined)
    throw unprocessable(
      "source_type",
      "not_configured",
      "source_type: Kaggle is not configured: set TETRON_KAGGLE_USERNAME and TETRON_KAGGLE_KEY.",
    );
  const [, owner, name, version] = DATASET.exec(url.pathname) ?? [];
  if (!/(?:^|\.)kaggle\.com$/.test(url.hostname) || owner === undefined || name === undefined)
    throw unprocessable(
      "source_url",
      "not_a_dataset",
      "source_url: give the page of a dataset, such as https://www.kaggle.com/datasets/OWNER/NAME.",
    );
  const entry = url.searchParams.get("select") ?? undefined;
  const api = new URL(`${kaggle.url.replace(/\/$/, "")}/datasets/download/${owner}/${name}`);
  if (version !== undefined) api.searchParams.set("datasetVersionNumber", version);
  const login = Buffer.from(`${credentials.username}:${credentials.key}`).toString("base64");
  return { wish: { ...limits, url: api.href, headers: { Authorization: `Basic ${login}` } }, entry };
}
