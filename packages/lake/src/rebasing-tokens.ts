import type { Database } from "./database.ts";
import { rebasingTokens } from "./tables/rebasing-tokens.ts";

/** Notes that a token's balances do not follow from its logs. @returns Whether that was not known. */
export async function noteRebasingToken(
  db: Database,
  token: typeof rebasingTokens.$inferInsert,
): Promise<boolean> {
  const { asset } = rebasingTokens;
  const noted = await db.insert(rebasingTokens).values(token).onConflictDoNothing().returning({ asset });
  return noted.length > 0;
}
