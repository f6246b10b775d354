/** What commands beside the server share: the same settings, secret and database, and the same words when it fails. */
import { openDatabase, type Database } from "./database.ts";
import { sayFailure, saySecretError, saySettingsError } from "./failures.ts";
import { deriveKey, serverSecret } from "./secret.ts";
import { readSettings, settingsError, type Settings } from "./settings.ts";

export interface Opened {
  readonly database: Database;
  readonly secret: string;
  readonly settings: Settings;
}

/** Ends the process with the sentence on the error output. */
export const stopWith = (sentence: string): never => {
  console.error(sentence);
  process.exit(1);
};

/** Runs `work` on the server's database, which a running server may have open. */
export const runCommand = async (work: (opened: Opened) => Promise<void>): Promise<void> => {
  const settings = readSettings(process.env);
  try {
    const wrong = settingsError(settings);
    if (wrong) return stopWith(saySettingsError(wrong));
    const { databaseUrl, dataDirectory } = settings;
    // A secret made here for a shared database would not be the server's, and its codes would open nothing.
    const secret = serverSecret({ given: settings.secret, dataDirectory, mustBeGiven: databaseUrl !== undefined });
    if (!secret.ok) return stopWith(saySecretError(secret.error));
    const factKey = deriveKey(secret.value, "facts").toString("base64url");
    const database = await openDatabase({ url: databaseUrl, directory: dataDirectory, factKey });
    try {
      await work({ database, secret: secret.value, settings });
    } finally {
      await database.close();
    }
  } catch (error) {
    return stopWith(sayFailure(error, settings) ?? String(error));
  }
};
