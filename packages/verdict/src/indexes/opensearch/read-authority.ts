import { X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";

/**
 * Reads the certificate of the authority that `OPENSEARCH_CA_FILE` names.
 *
 * @returns PEM.
 * @throws Error naming the setting when the file cannot be read or has no certificate.
 */
export async function readAuthority(file: string): Promise<string> {
  const pem = await readFile(file, "utf8").catch((error: Error) => {
    throw new Error(`OPENSEARCH_CA_FILE: ${file} cannot be read: ${error.message}.`);
  });
  try {
    new X509Certificate(pem);
  } catch {
    throw new Error(`OPENSEARCH_CA_FILE: ${file} has no certificate in PEM.`);
  }
  return pem;
}
