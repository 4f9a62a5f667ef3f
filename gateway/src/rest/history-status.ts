import { z } from "zod";

/** Whether a wallet's history is held, as every answer about a wallet says it. */
export const HistoryStatus = z.enum([
  "ok",
  "stale",
  "partial",
  "missing",
  "late",
  "unavailable",
  "not_configured",
]);
