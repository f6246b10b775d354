/** Stands between a phone and the server and spoils exchanges, as links, hotspots and other people's proxies do. */
import { once } from "node:events";
import { createServer, request, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { buffer } from "node:stream/consumers";

/** One call of a phone, and the way on to the server. */
export interface Exchange {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** The phone's end of the connection: what is written here is all that the phone hears. */
  readonly phone: Socket;
  /** Sends the request to the server; gives its whole answer as the bytes of HTTP. Each call sends it once more. */
  readonly pass: () => Promise<Buffer>;
}

export type Fault = (exchange: Exchange) => Promise<void>;

export interface FaultProxy {
  readonly origin: string;
  /** What happens to every exchange from here on; null: nothing. */
  readonly spoil: (fault: Fault | null) => void;
  /** How many requests have reached the server. */
  readonly passed: () => number;
  /** Resolves when nothing is under way any more, on either side. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export const startFaultProxy = async (serverOrigin: string): Promise<FaultProxy> => {
  const underWay = new Set<Promise<void>>();
  let fault: Fault | null = null;
  let passed = 0;

  const handle = async (asked: IncomingMessage): Promise<void> => {
    const spoil = fault;
    const body = await buffer(asked);
    const pass = async (): Promise<Buffer> => {
      passed += 1;
      return passOn(serverOrigin, asked, body);
    };
    if (spoil) return spoil({ path: asked.url ?? "/", headers: asked.headers, phone: asked.socket, pass });
    const answer = await pass();
    asked.socket.end(answer);
  };

  const server = createServer((asked) => {
    // A phone that gave up while the request was on its way, or a server that is not there: the phone hears nothing.
    const work = handle(asked).catch(() => void asked.socket.destroy());
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
  });
  server.on("connection", (socket) => socket.on("error", () => {}));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // A port of the network, not a socket file.
  const { port } = server.address() as AddressInfo;
  const settled = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.all(underWay);
  };
  return {
    origin: `http://127.0.0.1:${port}`,
    spoil: (next) => void (fault = next),
    passed: () => passed,
    settled,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await settled();
    },
  };
};

/** One connection for each exchange: what is cut must not spoil the next one too. */
const passOn = async (origin: string, asked: IncomingMessage, body: Buffer): Promise<Buffer> => {
  const { "content-length": _length, connection: _connection, ...headers } = asked.headers;
  const onward = request(new URL(asked.url ?? "/", origin), { method: asked.method, headers, agent: false });
  onward.end(body);
  // The first of the event's arguments.
  const [answer] = (await once(onward, "response")) as [IncomingMessage];
  const content = await buffer(answer);
  return bytesOf(answer.statusCode ?? 502, linesOf(answer.rawHeaders), content);
};

/** An answer as it crosses the link. `headers`: whole lines. */
export const bytesOf = (status: number, headers: readonly string[], content: Buffer | string = ""): Buffer => {
  const body = Buffer.from(content);
  const lines = [`HTTP/1.1 ${status} X`, ...headers, `content-length: ${body.length}`, "connection: close"];
  return Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`), body]);
};

const linesOf = (raw: readonly string[]): string[] =>
  raw.flatMap((name, at) =>
    at % 2 === 1 || /^(?:content-length|transfer-encoding|connection)$/iu.test(name)
      ? []
      : [`${name}: ${raw[at + 1] ?? ""}`],
  );
