/** A relay that counts what crosses it in each direction, headers and all, and the HTTP requests in it. */
import { once } from "node:events";
import { connect, createServer, type AddressInfo } from "node:net";

export interface Crossed {
  readonly requests: number;
  readonly up: number;
  readonly down: number;
}

export interface ByteCounter {
  readonly origin: string;
  /** What has crossed since the last call. */
  readonly take: () => Crossed;
  readonly close: () => void;
}

export const countBytes = async (port: number): Promise<ByteCounter> => {
  let crossed = { requests: 0, up: 0, down: 0 };
  const relay = createServer((client) => {
    const server = connect(port, "127.0.0.1");
    client.on("data", (data) => {
      crossed.up += data.length;
      crossed.requests += requestsIn(data);
      server.write(data);
    });
    server.on("data", (data) => {
      crossed.down += data.length;
      client.write(data);
    });
    client.on("end", () => server.end());
    server.on("end", () => client.end());
    for (const socket of [client, server]) {
      // A connection that breaks shows at its user; here it only must not end the run.
      socket.on("error", () => {});
      socket.on("close", () => [client, server].forEach((end) => end.destroy()));
    }
  }).listen(0, "127.0.0.1");
  await once(relay, "listening");
  // A server that listens on TCP has such an address.
  const { port: own } = relay.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${own}`,
    take: () => {
      const taken = crossed;
      crossed = { requests: 0, up: 0, down: 0 };
      return taken;
    },
    close: () => void relay.close(),
  };
};

// Clients write the head of a request in one piece, and a new one never begins in the middle of another.
const requestsIn = (data: Buffer): number =>
  /^(?:GET|HEAD|POST|PUT|DELETE) \S+ HTTP\/1\.1\r\n/u.test(data.toString("latin1")) ? 1 : 0;
