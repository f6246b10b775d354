/**
 * One PostgreSQL for a whole vitest run (its globalSetup). The test files run in threads of their own, so they ask for it
 * over loopback; it is made when the first one asks, and a run that needs none pays nothing.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import { makeTemplate, TEMPLATE_PATH } from "./migrated-template.ts";
import { type Postgres, startPostgres } from "./postgres.ts";

export default async function setup(): Promise<() => Promise<void>> {
  const started: Promise<Postgres>[] = [];
  const shared = (): Promise<Postgres> => {
    started[0] ??= startPostgres();
    return started[0];
  };

  const templates: Promise<void>[] = [];
  const withTemplate = async (): Promise<Postgres> => {
    const postgres = await shared();
    templates[0] ??= makeTemplate(postgres.url);
    await templates[0];
    return postgres;
  };

  const counter = createServer(({ url: path }, response) => {
    (path === TEMPLATE_PATH ? withTemplate() : shared()).then(
      ({ url }) => response.end(url),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  }).listen(0, "127.0.0.1");
  await once(counter, "listening");
  const address = counter.address();
  if (address === null || typeof address === "string") throw new Error("The system gave no port.");
  process.env["ASA_SHARED_POSTGRES"] = `http://127.0.0.1:${address.port}/`;

  return async () => {
    counter.close();
    await (await started[0]?.catch(() => undefined))?.stop();
  };
}
