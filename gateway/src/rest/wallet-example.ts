/** A wallet as `GET /v1/wallets/{network}/{address}` answers it. */
export const WALLET_EXAMPLE = {
  id: "eip155:1:0x28c6c06298d514db089934071355e5743bf21d60",
  address: "0x28c6c06298d514db089934071355e5743bf21d60",
  checksum_address: "0x28C6c06298d514Db089934071355E5743bf21d60",
  first_seen: null,
  last_seen: null,
  history: null,
  history_status: "not_configured" as const,
  coverage: null,
  labels: [
    {
      label: "binance",
      name: "Binance 14",
      network: "ethereum",
      category: "exchange",
      stance: "service" as const,
      list: "explorer-labels-2023",
      version: "2023-06-01+4f0c1d2e3b4a",
      first_seen: null,
      last_seen: null,
      confidence: null,
      contested: null,
    },
  ],
  sanctions: [],
  reputation: { score: 78.5, confidence: 0.8, band: "good" as const },
  risk: null,
  sources: [
    {
      name: "labels",
      version: "2023-06-01+4f0c1d2e3b4a",
      as_of: "2023-06-01T00:00:00.000Z",
      age_seconds: 110_000_000,
      shelf_life_seconds: 31_536_000,
      stale: true,
    },
  ],
};
