/** One process with the app, the API and the database: what happens, in order, until people can sign in. */
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { buildApp } from "./app.ts";
import { noteCourseRules } from "./certificates/course-rules.ts";
import { issuer } from "./certificates/issuer.ts";
import { plantIssuer } from "./certificates/plant-issuer.ts";
import { readBuiltCourses } from "./courses/built-courses.ts";
import { openDatabase } from "./database.ts";
import { loadDemo, mintDemoCodes } from "./demo.ts";
import { sayFailure, saySecretError, saySettingsError } from "./failures.ts";
import { build, isBuilt } from "./fresh-build.ts";
import { building, demoLinks, demoNotLoaded, greeting, loadingDemo } from "./greeting.ts";
import { keepTidy, tidyUp } from "./housekeeping.ts";
import { parcelPost } from "./parcel-post.ts";
import { plantReferenceData } from "./reference-data.ts";
import { deriveKey, serverSecret } from "./secret.ts";
import { readSettings, settingsError, type Settings } from "./settings.ts";
import { sqlStore } from "./stores/sql-store.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const settings = readSettings(process.env);
const now = (): string => new Date().toISOString();
const say = (text: string): void => console.log(text);

const start = async (): Promise<void> => {
  const wrong = settingsError(settings);
  if (wrong) return stopWith(saySettingsError(wrong));
  // Before anything is written: a second start on the same port ends here and changes nothing.
  await tryPort(settings);
  const { isProduction, databaseUrl, dataDirectory, isNewSecret } = settings;
  const mustBeGiven = databaseUrl !== undefined;
  const secret = serverSecret({ given: settings.secret, dataDirectory, mustBeGiven });
  if (!secret.ok) return stopWith(saySecretError(secret.error));
  if (!isBuilt(root)) {
    say(building);
    await build(root);
  }

  const factKey = deriveKey(secret.value, "facts").toString("base64url");
  const database = await openDatabase({ url: databaseUrl, directory: dataDirectory, factKey, isNewSecret });
  const store = sqlStore(database);
  const onFailure = (error: unknown): void => console.error(error);
  const postParcels = parcelPost(store, now, onFailure);
  const housekeeping = { database, store, postParcels, now, onFailure };
  await tidyUp(housekeeping);
  await plantReferenceData(store, now());
  await plantIssuer(database, store, issuer(deriveKey(secret.value, "certificates")), now());
  await noteCourseRules(database.db, readBuiltCourses(join(root, "dist")));
  const demo = isProduction ? null : await loadDemo(database, store, now(), showProgress());
  const codeKey = deriveKey(secret.value, "code");
  const codes = demo?.type === "here" ? await mintDemoCodes(database, codeKey, demo.options, now()) : null;

  const app = await buildApp({
    database,
    store,
    secret: secret.value,
    now,
    version: versionOf(root),
    staticDirectory: join(root, "dist"),
    publicOrigin: settings.publicOrigin,
    trustProxy: settings.trustProxy,
    logger: { level: settings.logLevel },
  });
  const endTidying = keepTidy(housekeeping);
  const stop = async (): Promise<void> => {
    endTidying();
    await app.close();
    await database.close();
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    // What is being written is finished first; a second signal does not wait.
    process.once(signal, () => void stop());
  }
  await app.listen({ port: settings.port, host: settings.host });

  say(greeting(settings));
  if (demo?.type === "notEmpty") say(demoNotLoaded);
  if (codes) say(demoLinks(settings, codes));
};

const showProgress = () => {
  let shown = "";
  return (done: number, of: number): void => {
    const line = loadingDemo(done, of);
    if (line === shown) return;
    shown = line;
    if (process.stdout.isTTY) process.stdout.write(`\r${line}${done === of ? "\n" : ""}`);
    else if (done === of) say(line);
  };
};

/** Throws what listening would throw. */
const tryPort = async ({ port, host }: Settings): Promise<void> => {
  const probe = createServer().listen(port, host);
  await once(probe, "listening");
  probe.close();
  await once(probe, "close");
};

const versionOf = (directory: string): string =>
  // Our own package.json, which always has a version.
  (JSON.parse(readFileSync(join(directory, "package.json"), "utf8")) as { readonly version: string }).version;

const stopWith = (sentence: string): void => {
  console.error(sentence);
  process.exit(1);
};

try {
  await start();
} catch (error) {
  const sentence = sayFailure(error, settings);
  if (sentence === undefined) console.error(error);
  stopWith(sentence ?? "อาสาเริ่มทำงานไม่ได้ · Asa could not start");
}
