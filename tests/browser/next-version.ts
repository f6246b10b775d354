/** The same server behind an address of its own, where a new version of the app can come out while people use it. */
import { once } from "node:events";
import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { NextBuild } from "./next-build.ts";

export interface Releases {
  readonly origin: string;
  /** From now on the worker has other bytes, as after every build with a change. */
  readonly release: () => void;
  /** From now on all files are those of another build; only the records' server stays. */
  readonly deploy: (build: NextBuild) => void;
  /** Files that do not come for now, by their address; null: all come. */
  readonly block: (path: RegExp | null) => void;
}

interface Now {
  version: number;
  files: string;
  blocked: RegExp | null;
}

/** Browsers fetch a worker's script where no test can reach in, so the change is made on the way. */
export const withReleases = async (origin: string, work: (releases: Releases) => Promise<void>): Promise<void> => {
  const now: Now = { version: 0, files: origin, blocked: null };
  const server = createServer((asked, answer) => void passOn(origin, now, asked, answer));
  server.listen(0, "localhost");
  await once(server, "listening");
  // A port of the network, not a socket file.
  const { port } = server.address() as AddressInfo;
  try {
    await work({
      origin: `http://localhost:${port}`,
      release: () => void (now.version += 1),
      deploy: (build) => void (now.files = build.origin),
      block: (path) => void (now.blocked = path),
    });
  } finally {
    server.closeAllConnections();
    server.close();
  }
};

const passOn = async (
  origin: string,
  { version, files, blocked }: Now,
  asked: IncomingMessage,
  answer: ServerResponse,
): Promise<void> => {
  const isWorker = asked.url === "/service-worker.js" && version > 0;
  const headers = isWorker ? { ...asked.headers, "accept-encoding": "identity" } : asked.headers;
  const path = asked.url ?? "/";
  if (blocked?.test(path)) return void answer.writeHead(503).end();
  const onward = request((path.startsWith("/v1/") ? origin : files) + path, { method: asked.method, headers });
  asked.pipe(onward);
  // The first of the event's arguments.
  const [came] = (await once(onward, "response")) as [IncomingMessage];
  if (!isWorker) {
    answer.writeHead(came.statusCode ?? 502, came.headers);
    came.pipe(answer);
    return;
  }
  const script = `${await textOf(came)}\n// version ${version}`;
  const { "content-length": _length, etag: _etag, ...rest } = came.headers;
  answer.writeHead(200, rest).end(script);
};

const textOf = async (message: IncomingMessage): Promise<string> => {
  const parts: string[] = [];
  for await (const part of message.setEncoding("utf8")) parts.push(String(part));
  return parts.join("");
};
