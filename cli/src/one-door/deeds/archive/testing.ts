import { DEMO_TENANT } from "@tetron/domain/tenant";
import { type Deed, deed } from "../../testing.ts";

/** What writes about the archive. */
export const ARCHIVE_WRITES: Readonly<Record<string, Deed<unknown>>> = {
  "what is archived of a tenant is erased": deed({
    cli: { "archive erase": ({ cli }) => cli("archive", "erase", "--tenant", DEMO_TENANT) },
  }),
  "what is derived is made again": deed({
    cli: { rebuild: ({ cli }) => cli("rebuild", "--from", "archive") },
  }),
};

/** What reads the archive. */
export const ARCHIVE_READS: Readonly<Record<string, Deed<unknown>>> = {
  "the archive": deed({
    cli: {
      "archive status": ({ cli }) => cli("archive", "status"),
      "archive verify": ({ cli }) => cli("archive", "verify"),
      query: ({ cli }) => cli("query", "select count(*) as blocks from blocks"),
    },
  }),
};
