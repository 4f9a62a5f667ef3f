import { readAudit } from "@tetron/lake/audit";
import { type BrokenEntry, verifyAudit, verifyTenantAudit } from "@tetron/lake/verify-audit";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";
import type { Terminal } from "../terminal.ts";

const MAX_PAGE_ENTRIES = 500;

/** Prints a tenant's audit entries, oldest first. */
export async function listAudit(
  host: Host,
  { tenant, after, limit }: { readonly tenant: string; readonly after?: string; readonly limit: number },
): Promise<ExitCode> {
  const { terminal, signal } = host;
  const lake = await host.lake();
  let left = limit;
  for (let from = after ?? ""; left > 0; ) {
    signal.throwIfAborted();
    const page = await readAudit(lake, { tenant, after: from, limit: Math.min(MAX_PAGE_ENTRIES, left) });
    for (const { at, ...entry } of page) {
      const { id, actor, action, subject, data } = entry;
      if (terminal.json) terminal.print(JSON.stringify({ ...entry, at }));
      else
        terminal.print(
          `${id}  ${at.toISOString()}  ${actor}  ${action}  ${subject}  ${JSON.stringify(data)}`,
        );
      await terminal.ready();
    }
    if (page.length < MAX_PAGE_ENTRIES) break;
    left -= page.length;
    from = page.at(-1)!.id;
  }
  return EXIT.ok;
}

/** Verifies the audit log and prints the result. @returns `failed` when an entry was changed. */
export async function verifyAuditLog(
  host: Host,
  { tenant }: { readonly tenant?: string },
): Promise<ExitCode> {
  const { terminal, signal } = host;
  const lake = await host.lake();
  const check =
    tenant === undefined ? await verifyAudit(lake, signal) : await verifyTenantAudit(lake, tenant, signal);
  if (terminal.json) terminal.print(JSON.stringify({ ...check, broken: check.broken ?? null }));
  else if ("log" in check) {
    const { chain, log } = check;
    terminal.print(`chain  ${chain.entries} entries, head ${chain.head}`);
    terminal.print(`log    ${log.size} entries, root ${log.root}`);
    if (log.waiting > 0)
      terminal.print(`       ${log.waiting} not in the log yet, since ${log.waitingSince?.toISOString()}`);
    if (log.erased > 0) terminal.print(`       ${log.erased} with personal data that was erased`);
    if (log.unread > 0)
      terminal.print(`       ${log.unread} with personal data that needs TETRON_ROOT_KEY_FILE`);
  } else {
    terminal.print(`${check.entries} entries of ${tenant}`);
    if (check.waiting > 0) terminal.print(`${check.waiting} of them not in the log yet`);
  }
  if (check.broken === undefined) return EXIT.ok;
  tellBroken(terminal, check.broken);
  return EXIT.failed;
}

function tellBroken(terminal: Terminal, { id, why }: BrokenEntry): void {
  if (!terminal.json) terminal.tell(`${terminal.style("red", "broken")} at ${id}: ${why}.`);
}
