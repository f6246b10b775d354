/** The real server in a process of its own, on the demo province: the very thing that `npm start` runs. */
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, isBuilt } from "#server/fresh-build.ts";

export interface ProductionServer {
  readonly origin: string;
  /** Sign-in links as the server printed them, for the four people of the demo. */
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

export interface DemoLinks {
  readonly volunteer: string;
  /** Of another sub-district. */
  readonly otherVolunteer: string;
  /** Of the volunteer's own sub-district. */
  readonly subdistrictCoordinator: string;
  readonly districtCoordinator: string;
}

/** Runs `work` with a server, and takes it down with all its data afterwards. */
export const withProductionServer = async (work: (server: ProductionServer) => Promise<void>): Promise<void> => {
  await ensureBuilt();
  const data = mkdtempSync(join(tmpdir(), "asa-server-"));
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
  const start = async (): Promise<string[]> => {
    running.dead?.();
    running.dead = null;
    const { server, links } = await startProcess(port, data);
    running.process = server;
    return links;
  };

  try {
    const [volunteer, otherVolunteer, subdistrictCoordinator, districtCoordinator] = await start();
    if (!volunteer || !otherVolunteer || !subdistrictCoordinator || !districtCoordinator) {
      throw new Error("The server did not print four sign-in links.");
    }
    await work({
      origin,
      links: { volunteer, otherVolunteer, subdistrictCoordinator, districtCoordinator },
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

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Two workers start at once, and a build takes the folder for itself. */
const ensureBuilt = async (): Promise<void> => {
  const lock = join(tmpdir(), `asa-build-${process.ppid}`);
  while (!isBuilt(root)) {
    try {
      mkdirSync(lock);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 300));
      continue;
    }
    try {
      await build(root);
    } finally {
      rmSync(lock, { recursive: true, force: true });
    }
  }
};

const startProcess = async (port: number, data: string): Promise<{ server: ChildProcess; links: string[] }> => {
  const server = spawn(process.execPath, ["src/server/main.ts"], {
    cwd: root,
    env: environment(port, data),
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  for await (const chunk of server.stdout.setEncoding("utf8")) {
    said += String(chunk);
    const links = said.match(/http\S+\/sign-in#\S+/gu) ?? [];
    // The links come last, one for each of the four.
    if (links.length === 4 && said.endsWith("\n")) {
      server.stdout.resume();
      return { server, links };
    }
  }
  throw new Error(`The server ended before it was ready:\n${said}`);
};

const environment = (port: number, data: string): NodeJS.ProcessEnv => ({
  ...process.env,
  PORT: String(port),
  DATA_DIR: data,
  NODE_ENV: "",
  DATABASE_URL: "",
  LOG_LEVEL: "error",
});

const freePort = async (): Promise<number> => {
  const server = await listening(createServer(), 0);
  // A port of the network, not a socket file.
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
};

const listenSilently = async (port: number): Promise<() => void> => {
  const sockets = new Set<Socket>();
  const server = await listening(
    createServer((socket) => sockets.add(socket.on("error", () => undefined))),
    port,
  );
  return () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
};

const listening = async (server: Server, port: number): Promise<Server> => {
  server.listen(port, "localhost");
  await once(server, "listening");
  return server;
};
