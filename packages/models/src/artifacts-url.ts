/** The folder of the shipped artifacts and their manifest. */
export const ARTIFACTS_URL = new URL("../artifacts/", import.meta.url);
