/** The real server in a process of its own, on the demo province: the very thing that `npm start` runs. */
import { execFileSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "#tests/bench/free-port.ts";
import { copyDemo } from "./prepared-demo.ts";
import { ensureBuilt, environment, root, startProcess } from "./server-process.ts";

export interface ProductionServer {
  readonly origin: string;
  /** Sign-in links as the server printed them, for the people of the demo. */
  readonly links: DemoLinks;
  /** Stops it like a power cut. Until `start`, nothing listens there. */
  readonly stop: () => Promise<void>;
  /** On the same port and the same data. */
  readonly start: () => Promise<void>;
  /** Runs a command of the project beside the running server, on its data, as an administrator would. */
  readonly command: (script: string, ...words: readonly string[]) => string;
  /** In the server's place: something that takes every call and never answers. Ended by `start`. */
  readonly playDead: () => Promise<void>;
}

/** In the order in which the server prints them. */
const people = [
  "volunteer",
  /** Of another sub-district. */
  "otherVolunteer",
  /** Of the volunteer's own sub-district. */
  "subdistrictCoordinator",
  "districtCoordinator",
  "provinceCoordinator",
  "centre",
  "trainer",
  "agency",
  "national",
  "administrator",
] as const;

export type DemoPerson = (typeof people)[number];
export type DemoLinks = Readonly<Record<DemoPerson, string>>;

/** Runs `work` with a server, and takes it down with all its data afterwards. */
export const withProductionServer = async (work: (server: ProductionServer) => Promise<void>): Promise<void> => {
  await ensureBuilt();
  const data = mkdtempSync(join(tmpdir(), "asa-server-"));
  await copyDemo(data);
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const running: { process: ChildProcess | null; dead: (() => void) | null } = { process: null, dead: null };

  const stop = async (): Promise<void> => {
    const { process: server } = running;
    running.process = null;
    if (server && server.exitCode === null) {
      server.kill("SIGKILL");
      await once(server, "exit");
    }
  };
  const start = async (): Promise<readonly string[]> => {
    running.dead?.();
    running.dead = null;
    const { server, links } = await startProcess(port, data);
    running.process = server;
    return links;
  };

  try {
    const printed = await start();
    const links = Object.fromEntries(people.map((person, at) => [person, printed[at] ?? ""])) as DemoLinks;
    await work({
      origin,
      links,
      stop,
      start: async () => void (await start()),
      command: (script, ...words) =>
        execFileSync(process.execPath, [script, ...words], {
          cwd: root,
          encoding: "utf8",
          env: environment(port, data),
        }),
      playDead: async () => {
        await stop();
        running.dead = await listenSilently(port);
      },
    });
  } finally {
    running.dead?.();
    await stop();
    rmSync(data, { recursive: true, force: true });
  }
};

const listenSilently = async (port: number): Promise<() => void> => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => sockets.add(socket.on("error", () => undefined)));
  server.listen(port, "localhost");
  await once(server, "listening");
  return () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
};
