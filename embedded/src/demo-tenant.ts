/** Who everything belongs to that nobody else was made for. */
export const DEMO_TENANT = "demo";
