import { rpcSetting } from "@tetron/connectors/rpc/settings";
import { NETWORK_IDS } from "@tetron/domain/network";
import { z } from "zod";

/** The setting of the simulated network. */
export const simulationSettings = {
  TETRON_SIMULATION: z
    .enum(["on", "off"])
    .optional()
    .describe(
      "Whether the simulated network runs, see docs/simulation.md. Absent: it runs if neither a database nor a node nor a provider is configured.",
    ),
};

/** Settings beside the nodes whose presence says that Tetron is used in earnest. */
const IN_EARNEST = [
  ...["DATABASE_URL", "TETRON_ETHERSCAN_URL", "TETRON_ETHERSCAN_KEY"],
  ...["TETRON_ALCHEMY_KEY", "TETRON_ESPLORA_URL"],
];

/** Whether the simulated network plays. */
export function isSimulating(
  settings: { readonly TETRON_SIMULATION?: "on" | "off" | undefined } & Readonly<Record<string, unknown>>,
): boolean {
  if (settings.TETRON_SIMULATION !== undefined) return settings.TETRON_SIMULATION === "on";
  const real = [...NETWORK_IDS.map(rpcSetting), ...IN_EARNEST];
  return real.every((name) => settings[name] === undefined);
}
