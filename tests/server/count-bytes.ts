/** A relay that counts what crosses it in each direction, headers and all. */
import { once } from "node:events";
import { connect, createServer, type AddressInfo } from "node:net";

export interface Counted {
  readonly up: number;
  readonly down: number;
}

export interface ByteCounter {
  readonly origin: string;
  /** What has crossed since the last call. */
  readonly take: () => Counted & { readonly text: string };
  readonly close: () => void;
}

export const countBytes = async (port: number): Promise<ByteCounter> => {
  let up = 0;
  let down = 0;
  let text = "";
  const relay = createServer((phone) => {
    const server = connect(port, "127.0.0.1");
    phone.on("data", (data) => {
      up += data.length;
      text += data.toString("latin1");
      server.write(data);
    });
    server.on("data", (data) => {
      down += data.length;
      text += data.toString("latin1");
      phone.write(data);
    });
    for (const socket of [phone, server]) {
      socket.on("error", () => {});
      socket.on("close", () => [phone, server].forEach((end) => end.destroy()));
    }
  }).listen(0, "127.0.0.1");
  await once(relay, "listening");
  return {
    origin: `http://127.0.0.1:${(relay.address() as AddressInfo).port}`,
    take: () => {
      const taken = { up, down, text };
      [up, down, text] = [0, 0, ""];
      return taken;
    },
    close: () => void relay.close(),
  };
};
