import { type Composition, compose, type SubgraphSources } from "../test/compose.ts";

/** One operation and its correct answer. */
export interface AuditCase {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Absent: no data at all, or null. */
  readonly data?: unknown;
  /** Whether the answer must have errors. Default false: it must have none. */
  readonly errors?: boolean;
}

/** A small federated graph and operations on it, by what each one tests. */
export interface AuditSuite {
  readonly subgraphs: SubgraphSources;
  /** Composition would refuse it, because not every field can be answered from everywhere. */
  readonly unsatisfiable?: boolean;
  /** Restores what the composition library loses. */
  readonly amend?: (supergraph: string) => string;
  readonly cases: Readonly<Record<string, AuditCase>>;
}

/** Composes a suite's supergraph. */
export function supergraphOf(
  { subgraphs, unsatisfiable = false, amend = (sdl) => sdl }: AuditSuite,
  url: Composition["url"] = (name) => `http://127.0.0.1/${name}`,
): string {
  return amend(compose(subgraphs, { unsatisfiable, url }));
}

type Row = Readonly<Record<string, unknown>>;

/** Resolves references by one of the keys that they carry. */
export function references(rows: readonly Row[], ...keys: string[]) {
  return {
    __resolveReference: (reference: Row) => {
      for (const key of keys.length > 0 ? keys : ["id"])
        if (key in reference) return rows.find((row) => row[key] === reference[key]) ?? null;
      return null;
    },
  };
}

/** The same, merging the reference's fields beyond its key (those of `@requires`). */
export function referencesWith(rows: readonly Row[], key = "id") {
  return {
    __resolveReference: (reference: Row) => {
      const row = rows.find((candidate) => candidate[key] === reference[key]);
      return row ? { ...row, ...reference } : null;
    },
  };
}

/** Keeps some fields of each row: those of one subgraph. */
export function selectFields(rows: readonly Row[], ...fields: string[]): Row[] {
  return rows.map((row) =>
    Object.fromEntries(fields.filter((field) => field in row).map((field) => [field, row[field]])),
  );
}

/** A resolver that must not be called. */
export function never(): never {
  throw new Error("A good plan does not come here.");
}
