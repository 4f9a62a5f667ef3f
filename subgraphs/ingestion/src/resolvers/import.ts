import { Failure } from "@tetron/domain/failure";
import type { Line } from "@tetron/domain/lines";
import { type Network, parseNetwork } from "@tetron/domain/network";
import { z } from "zod";
import { historyRecords } from "../imports/history-records.ts";
import { importHistories } from "../imports/import-histories.ts";
import { importLabels } from "../imports/import-labels.ts";
import { labelRecords } from "../imports/label-records.ts";
import type { ImportFormat } from "../imports/record.ts";
import { ownerFor } from "../owner-for.ts";
import type { ImportInput, Resolvers } from "../resolvers.gen.ts";

const MAX_LINES = 1_000;
const MAX_CHARS = 1_000_000;

const Name = z.string().trim().min(1).max(64);
const Edition = z.object({ list: Name, version: Name });

/** Byte order mark at the start of a file saved by some editors. */
const BYTE_ORDER_MARK = /^\uFEFF/;

export const importResolvers: Resolvers = {
  Mutation: {
    importHistories: async (_parent, { input }, context) => {
      const owner = ownerFor(context.caller, input.shared);
      const { network, format, lines } = readInput(input);
      const { lake, now, signal } = context;
      const actor = context.caller.keyId;
      const records = historyRecords(lines, { format, network, now });
      return importHistories(lake, records, { owner, actor, source: "import", now, signal });
    },
    importLabels: async (_parent, { input }, context) => {
      const owner = ownerFor(context.caller, input.shared);
      const { network, format, lines } = readInput(input);
      const { list, version } = readEdition(input);
      const records = labelRecords(lines, format, network);
      const edition = { network, list, version, url: "inline" };
      const { lake, now, signal } = context;
      const { partial, force } = input;
      const { keyId: actor, claim } = context.caller;
      return importLabels(lake, edition, records, { owner, actor, claim, now, signal, partial, force });
    },
  },
};

function readInput({ network, format, lines }: ImportInput): {
  network: Network;
  format: ImportFormat;
  lines: AsyncIterable<readonly Line[]>;
} {
  const characters = lines.reduce((sum, line) => sum + line.length, 0);
  if (lines.length > MAX_LINES || characters > MAX_CHARS)
    throw new Failure(
      "PAYLOAD_TOO_LARGE",
      `lines: at most ${MAX_LINES} lines and ${MAX_CHARS} characters; \`tetron import\` takes files of any size.`,
      { limit: MAX_CHARS },
    );
  return {
    network: parseNetwork(network),
    format,
    lines: inline(lines),
  };
}

async function* inline(texts: readonly string[]): AsyncGenerator<readonly Line[]> {
  yield texts.map((text, i) => ({ line: i + 1, text: i === 0 ? text.replace(BYTE_ORDER_MARK, "") : text }));
}

function readEdition({ list, source, version }: ImportInput): z.infer<typeof Edition> {
  // `source` is what `list` was called first.
  const { data, error } = Edition.safeParse({ list: list ?? source, version });
  if (data !== undefined) return data;
  const issues = error.issues.map(({ path, code }) => ({ field: path.join("."), reason: code }));
  const fields = issues.map(({ field }) => field).join(" and ");
  throw new Failure("BAD_REQUEST", `${fields}: labels need the name and the version of their list.`, {
    issues,
  });
}
