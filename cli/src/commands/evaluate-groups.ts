import { nativeAsset } from "@tetron/domain/asset";
import { counted } from "@tetron/domain/counted";
import { SHIPPED_TAXONOMY } from "@tetron/labels/taxonomy";
import { ARTIFACTS_URL } from "@tetron/models/artifacts-url";
import { ARTIFACTS } from "@tetron/models/manifest";
import { decodeReferenceTable } from "@tetron/models/reference-table";
import { readArtifact, readManifest } from "@tetron/service/artifacts";
import type { ServiceGroup, ServiceVerdict, Verdicts } from "@tetron/training/services/count-verdicts";
import type { JudgedWallet, ServicesReport } from "@tetron/training/services/evaluate";
import type { Estimate } from "@tetron/verdict/estimate/estimate";
import { openEngine } from "@tetron/verdict/estimate/open-engine";
import { judgeRecipient, type Recipient } from "@tetron/verdict/judge-recipient";
import { readPolicy } from "@tetron/verdict/policy/read-policy";
import { ORDINARY } from "../examples.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";
import { startProgress } from "../progress.ts";
import { dataFolder } from "./data-folder.ts";

/**
 * Judges payments to known services and prints the share that is declined, by category: with labels, and with
 * labels withheld.
 */
export async function evaluateGroups(host: Host): Promise<ExitCode> {
  const { terminal, signal } = host;
  const data = dataFolder(host);
  const { evaluateServices } = await import("@tetron/training/services/evaluate");
  const opened = await openEngine(await readPolicy());
  const payer = await ordinaryPayer();
  const judge = async (wallet: JudgedWallet, at: number) => {
    const payment = {
      payer: { ...payer, network: wallet.network },
      recipient: recipientOf(wallet),
      asset: nativeAsset(wallet.network),
      at,
    };
    return verdictOf(await judgeRecipient(opened, payment));
  };
  using progress = startProgress(terminal, "groups:", "accounts");
  const report = await evaluateServices({
    ...{ data, taxonomy: SHIPPED_TAXONOMY, judge, signal },
    onAccount: (done) => progress.update(done),
  });
  if (terminal.json) terminal.print(JSON.stringify(report));
  else for (const line of linesOf(report)) terminal.print(line);
  return EXIT.ok;
}

/** A wallet with an ordinary history, so that only the recipient affects the result. */
async function ordinaryPayer(): Promise<Omit<Recipient, "network">> {
  const address = ORDINARY;
  const file = new URL(ARTIFACTS.referenceWallets, ARTIFACTS_URL);
  const held = decodeReferenceTable(await readArtifact(file, await readManifest(ARTIFACTS_URL))).find(
    address,
  );
  if (held === undefined) throw new Error(`The reference wallets do not have the payer ${address}.`);
  const features = { behaviour: held.behaviour, wallet44: held.vector44 };
  return { address, features, fraudIn: null, labels: [], sanctions: [] };
}

function recipientOf({ network, address, labels, history, fraud }: JudgedWallet): Recipient {
  return {
    ...{ network, address, sanctions: [] },
    features: history && { behaviour: history.behaviour, wallet44: history.wallet44 },
    fraudIn: fraud ? { list: "ethereum-histories", version: "1" } : null,
    labels: labels.map(({ label, name, source: list, version }) => ({ label, name, list, version })),
  };
}

/** Rules of the default policy that decline a payment because it would be lost or would fail, for any recipient. */
const SENSELESS: ReadonlySet<string> = new Set(["would-be-lost", "would-revert"]);

const VERDICTS = { approve: "approved", review: "reviewed", decline: "declined" } as const;

function verdictOf({ recommendation, rule }: Estimate): ServiceVerdict {
  return SENSELESS.has(rule.id) ? "senseless" : VERDICTS[recommendation];
}

function linesOf({ judged_on, sanctioned, groups }: ServicesReport): string[] {
  const head = ["category", "labels read", "withheld", "with a history", "labels read", "withheld"];
  return [
    `Payments to known services on ${judged_on} that the default policy declines as fraud, with 95 % intervals.`,
    `Left out: ${counted(sanctioned, "service")} named by a sanctions list.`,
    "",
    row(head),
    ...groups.map(({ category, all, with_history: held }: ServiceGroup) =>
      row([
        category,
        rate(all.labels_read),
        rate(all.labels_withheld),
        `${held.whole} whole, ${held.part} in part`,
        rate(held.labels_read),
        rate(held.labels_withheld),
      ]),
    ),
  ];
}

function rate({ declined, wallets, interval }: Verdicts): string {
  const percent = (share: number) => (100 * share).toFixed(2);
  return interval === null
    ? "-"
    : `${declined} of ${wallets} (${percent(interval.low)} to ${percent(interval.high)} %)`;
}

function row([category, ...cells]: readonly string[]): string {
  return [category!.padEnd(22), ...cells.map((cell) => cell.padStart(32))].join("");
}
