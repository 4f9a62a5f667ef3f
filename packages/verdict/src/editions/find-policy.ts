import type { Policy } from "../policy/policy.ts";
import { DEFAULT_POLICY, EARLIER_POLICIES, readPolicy } from "../policy/read-policy.ts";
import { namesIn } from "./names-in.ts";

/**
 * The policy with a version: a current or earlier shipped one, or one of the operator's; `undefined` when
 * there is none.
 *
 * @throws Error naming a file that is not a policy.
 */
export async function findPolicy(version: string, place: URL | undefined): Promise<Policy | undefined> {
  const folders = place ? [EARLIER_POLICIES, new URL("policies/", place)] : [EARLIER_POLICIES];
  const files = [DEFAULT_POLICY];
  for (const folder of folders)
    files.push(...(await namesIn(folder)).map((name) => new URL(encodeURIComponent(name), folder)));
  for (const file of files) {
    const policy = await readPolicy(file);
    if (policy.version === version) return policy;
  }
  return undefined;
}
