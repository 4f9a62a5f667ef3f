/**
 * Checks whether a start and the most expensive legal requests fit into the memory that `deploy/kubernetes`
 * allows each process. The kernel enforces the limits where this machine has writable cgroups; elsewhere the
 * peaks are compared with them. Prints a line for each process; exits with 1 when one does not fit.
 *
 * @module
 */
import { globSync, readFileSync } from "node:fs";
import { REPUTATION_FILES, REPUTATION_URL } from "@tetron/models/reputation/artifacts";
import { decodeReputationStates } from "@tetron/models/reputation/states-table";
import { parseAllDocuments } from "yaml";
import { aPayment, query, send, WALLETS } from "../client.ts";
import { type Platform, startServices } from "../platform.ts";
import type { Running } from "../process.ts";
import { limitMemory, type MemoryLimit } from "./memory-limit.ts";

const AT_ONCE = 8;
const ADDRESSES = 1_000;
/** As many as fit into a body of 64 kB. */
const IMPORT_LINES = 600;

const limits = limitsOf("deploy/kubernetes/*.yaml");
const watched = new Map<string, { readonly process: Running; readonly memory: MemoryLimit }>();
let fits = true;
try {
  await using tetron = await startServices((service, process) => {
    const memory = limitMemory(service, process.child.pid!, limits.get(service)!);
    watched.set(service, { process, memory });
  });
  const started = peaks();
  await worstCase(tetron);
  const worst = peaks();
  for (const [service, { memory, process }] of watched) {
    const limit = limits.get(service)!;
    const [first, last] = [started.get(service), worst.get(service)];
    const isFitting = process.child.exitCode === null && last !== undefined && last <= limit;
    fits &&= isFitting;
    const how = memory.isEnforced ? "held by the kernel" : "compared only";
    console.log(
      `${isFitting ? "fits " : "TOO MUCH"} ${service.padEnd(10)} start ${mib(first)}, worst ${mib(last)}, limit ${limit} MiB (${how})`,
    );
  }
} finally {
  for (const { memory } of watched.values()) memory.release();
}
process.exitCode = fits ? 0 : 1;

function peaks(): Map<string, number | undefined> {
  return new Map(Array.from(watched, ([service, { memory }]) => [service, memory.peakMib()]));
}

function mib(value: number | undefined): string {
  return value === undefined ? "ended" : `${value.toFixed(0)} MiB`;
}

/** The most expensive accepted requests, several at once. */
async function worstCase(tetron: Platform): Promise<void> {
  const atOnce = (work: (i: number) => Promise<{ readonly status: number }>) =>
    Promise.all(
      Array.from({ length: AT_ONCE }, async (_, i) => {
        const { status } = await work(i);
        if (status !== 200) throw new Error(`A request of the worst case was answered with ${status}.`);
      }),
    );
  // Shipped wallets have the most data to read.
  const known = decodeReputationStates(
    readFileSync(new URL(REPUTATION_FILES.states, REPUTATION_URL)),
  ).addresses;
  const addresses = (k: number) => known.slice(k * ADDRESSES, (k + 1) * ADDRESSES);
  await atOnce((k) => send(tetron, "/v1/reputation", { network: "ethereum", addresses: addresses(k) }));
  await atOnce((k) => send(tetron, "/v1/score", aPayment({ amount: `0.${k + 1}` })));
  await atOnce(() => send(tetron, "/v1/route/quote", { ...aPayment(), to_network: "base" }));
  await atOnce(() =>
    query(
      tetron,
      `{ wallet(network: "ethereum", address: "${WALLETS.ordinary}") { risk { nearest(first: 50) { distance } } scores(first: 100) { edges { node { id reasons { code } } } } } }`,
    ),
  );
  await atOnce((k) =>
    query(tetron, "mutation ($input: ImportInput!) { importLabels(input: $input) { created } }", {
      input: {
        network: "ethereum",
        format: "NDJSON",
        list: `list-${k}`,
        version: "1",
        lines: addresses(k)
          .slice(0, IMPORT_LINES)
          .map((address) => JSON.stringify({ address, label: "x" })),
      },
    }),
  );
}

interface Manifest {
  readonly kind?: string;
  readonly metadata?: { readonly name: string };
  readonly spec?: {
    readonly template?: {
      readonly spec: {
        readonly containers: readonly {
          readonly resources: { readonly limits: { readonly memory: string } };
        }[];
      };
    };
  };
}

/** Memory limit of each deployment's process, MiB. */
function limitsOf(files: string): Map<string, number> {
  const manifests = globSync(files).flatMap((file) =>
    parseAllDocuments(readFileSync(file, "utf8")).map((document) => document.toJS() as Manifest),
  );
  return new Map(
    manifests
      .filter(({ kind }) => kind === "Deployment")
      .map(({ metadata, spec }) => {
        const { memory } = spec!.template!.spec.containers[0]!.resources.limits;
        const [, mebibytes] = /^(\d+)Mi$/.exec(memory) ?? [];
        if (mebibytes === undefined) throw new Error(`${metadata!.name}: ${memory} is not so many Mi.`);
        return [metadata!.name, Number(mebibytes)];
      }),
  );
}
