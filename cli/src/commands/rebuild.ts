import { COMMAND_LINE } from "@tetron/domain/actor";
import { counted } from "@tetron/domain/counted";
import { type RebuildProgress, rebuildFromArchive } from "@tetron/ingestion/rebuild/rebuild";
import { openReputation } from "@tetron/reputation/open-reputation";
import { rebuildStates } from "@tetron/reputation/rebuild-states";
import { openReputationArtifacts } from "@tetron/service/reputation-artifacts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";
import { archiveFolder } from "./archive.ts";

const UNITS: Readonly<Record<RebuildProgress["phase"], string>> = {
  ...{ verify: "files", drop: "blocks", load: "files", wallets: "wallets", blocks: "blocks" },
  ...{ totals: "wallets", reputations: "wallets" },
};
/** Between two lines of progress, in milliseconds. */
const SHOW_MS = 1_000;

/** Drops what is derived and makes it again from the archive and the raw histories. */
export async function rebuild(host: Host): Promise<ExitCode> {
  const { terminal, signal, settings, log } = host;
  const folder = archiveFolder(host);
  const lake = await host.lake();
  const reputations = openReputation(lake, await openReputationArtifacts(settings), log);
  const done = await rebuildFromArchive(lake, {
    ...{ folder, actor: COMMAND_LINE, signal },
    reputations: (until, onRestored) => rebuildStates(reputations, until, onRestored),
    onProgress: showProgress((line) => terminal.tell(line)),
  });
  const { blocks, wallets } = done;
  terminal.print(
    terminal.json
      ? JSON.stringify({ blocks, wallets })
      : `${counted(wallets, "wallet")} and ${counted(blocks, "block")} made again.`,
  );
  return EXIT.ok;
}

/** Prints how far each phase is, its pace and what is left, once a second. */
function showProgress(print: (line: string) => void) {
  let [begun, first, shown] = [performance.now(), 0, Number.NEGATIVE_INFINITY];
  let current: RebuildProgress["phase"] | undefined;
  return ({ phase, done, total }: RebuildProgress) => {
    const now = performance.now();
    if (phase !== current) [current, begun, first, shown] = [phase, now, done, Number.NEGATIVE_INFINITY];
    if (now - shown < SHOW_MS && done < total) return;
    shown = now;
    const seconds = (now - begun) / 1_000;
    const pace = seconds > 0 ? (done - first) / seconds : 0;
    const speed =
      pace > 0 ? `, ${Math.round(pace)} ${UNITS[phase]}/s, ${Math.ceil((total - done) / pace)} s left` : "";
    print(`${phase}: ${done} of ${total} ${UNITS[phase]}${speed}`);
  };
}
