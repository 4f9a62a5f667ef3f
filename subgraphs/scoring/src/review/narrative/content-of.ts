import { createHash } from "node:crypto";
import { canonicalJson } from "@tetron/domain/canonical-json";
import type { Dossier } from "./dossier.ts";

/** Identifies a dossier by its content: 64 hex digits. */
export function contentOf(dossier: Dossier): string {
  return createHash("sha256").update(canonicalJson(dossier)).digest("hex");
}
