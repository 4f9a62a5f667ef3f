import { digest } from "./random.ts";

/** The seed of the network that every installation plays. */
export const SIMULATION_SEED = "tetron";

/** What the wallets of the simulated network are. */
const COUNTS = {
  person: 2_400,
  shop: 120,
  employer: 40,
  exchange: 6,
  scammer: 60,
  poisoner: 20,
  mule: 40,
  mixer: 4,
} as const;

export type Role = keyof typeof COUNTS;

/** Roles whose wallets are fraud: the known truth. A mixer is a service. */
const FRAUD: ReadonlySet<Role> = new Set<Role>(["scammer", "poisoner", "mule"]);

/** Who plays on the simulated network. */
export interface People {
  /** The address of the wallet of a role with a number; a number beyond the last begins again. */
  of(role: Role, n: number): string;
  /** The role of an address; `undefined` for a wallet that is not of this network. */
  roleOf(address: string): Role | undefined;
  /** Whether a wallet is fraud; `undefined` for one that is not of this network. */
  isFraud(address: string): boolean | undefined;
  readonly addresses: readonly string[];
}

/** The wallets of a seed. A poisoner's address begins and ends as a shop's does. */
export function peopleOf(seed: string): People {
  const byRole = new Map<Role, string[]>();
  const roles = new Map<string, Role>();
  for (const role of Object.keys(COUNTS) as Role[]) {
    const addresses = Array.from({ length: COUNTS[role] }, (_, n) => {
      const own = digest(seed, role, n).slice(0, 42);
      return role === "poisoner" ? lookalike(byRole.get("shop")![n]!, own) : own;
    });
    byRole.set(role, addresses);
    for (const address of addresses) roles.set(address, role);
  }
  return {
    of: (role, n) => byRole.get(role)![n % COUNTS[role]]!,
    roleOf: (address) => roles.get(address),
    isFraud(address) {
      const role = roles.get(address);
      return role === undefined ? undefined : FRAUD.has(role);
    },
    addresses: [...roles.keys()],
  };
}

function lookalike(of: string, own: string): string {
  return of.slice(0, 6) + own.slice(6, 38) + of.slice(38);
}
