/** What goes wrong between a phone and the server. Each is told with what the phone may take it for. */
import { setTimeout as sleep } from "node:timers/promises";
import { bytesOf, type Exchange, type Fault } from "./fault-proxy.ts";

/**
 * What the phone's code should make of it. `fine`: the exchange succeeds. `double`: it succeeds, or is as good as none,
 * for the server takes a signed call once. `cut`: there is no answer. `stranger`: somebody
 * else answered. `trouble`, `busy`: the server, or what stands before it, says so.
 */
export type Feel = "fine" | "double" | "cut" | "stranger" | "trouble" | "busy";

export interface NamedFault {
  readonly name: string;
  readonly feel: Feel;
  readonly fault: Fault;
  /** It ends only when the phone loses its patience. */
  readonly isSilence?: true;
}

const PAGE = "<!doctype html><title>Wi-Fi</title><p>เข้าสู่ระบบ</p>";
const html = ["content-type: text/html; charset=utf-8"];
const json = ["content-type: application/json"];
const problem = ["content-type: application/problem+json"];

const says =
  (status: number, headers: readonly string[], content = ""): Fault =>
  async ({ phone }) =>
    void phone.end(bytesOf(status, headers, content));

/** The answer is on its way, and only so many bytes of it arrive. */
export const cutAt =
  (length: (answer: Buffer) => number): Fault =>
  async ({ phone, pass }) => {
    const answer = await pass();
    phone.end(answer.subarray(0, length(answer)));
  };

const bodyAt = (answer: Buffer): number => answer.indexOf("\r\n\r\n") + 4;

/** Somebody on the way keeps a part of the answer and calls it whole. */
const shortened: Fault = async ({ phone, pass }) => {
  const answer = await pass();
  const at = bodyAt(answer);
  const body = answer.subarray(at);
  const lines = answer
    .subarray(0, at - 4)
    .toString("latin1")
    .split("\r\n")
    .slice(1)
    .filter((line) => !/^(?:content-length|connection):/iu.test(line));
  phone.end(bytesOf(200, lines, body.subarray(0, Math.floor(body.length / 2))));
};

/** A byte, and a byte, and then the mast is gone. */
const drip: Fault = async ({ phone, pass }) => {
  const answer = await pass();
  for (const byte of answer.subarray(0, 8)) {
    phone.write(Buffer.of(byte));
    await sleep(10);
  }
  phone.resetAndDestroy();
};

/** The phone hears nothing; the request gets through when the phone has long asked again. */
const overtaken: Fault = async ({ phone, pass }) => {
  phone.destroy();
  await sleep(60);
  await pass();
};

const twice = async ({ pass }: Exchange): Promise<[Buffer, Buffer]> => Promise.all([pass(), pass()]);

export const faults: readonly NamedFault[] = [
  { name: "the call is dropped before the server", feel: "cut", fault: async ({ phone }) => void phone.destroy() },
  { name: "the connection is reset", feel: "cut", fault: async ({ phone }) => void phone.resetAndDestroy() },
  {
    name: "the answer is dropped after the commit",
    feel: "cut",
    fault: async ({ phone, pass }) => {
      await pass();
      phone.destroy();
    },
  },
  { name: "one byte of the answer arrives", feel: "cut", fault: cutAt(() => 1) },
  { name: "the answer ends inside its headers", feel: "cut", fault: cutAt((answer) => bodyAt(answer) - 10) },
  { name: "the answer ends before its body", feel: "cut", fault: cutAt(bodyAt) },
  {
    name: "the answer ends inside its body",
    feel: "cut",
    fault: cutAt((answer) => Math.floor((bodyAt(answer) + answer.length) / 2)),
  },
  { name: "the last byte of the answer is missing", feel: "cut", fault: cutAt((answer) => answer.length - 1) },
  { name: "half of the answer is called all of it", feel: "stranger", fault: shortened },
  { name: "bytes come one by one and then none", feel: "cut", fault: drip },
  {
    name: "the call is taken and never answered",
    feel: "cut",
    isSilence: true,
    fault: async ({ phone }) => new Promise((resolve) => phone.once("close", () => resolve())),
  },
  {
    name: "the answer comes late",
    feel: "fine",
    fault: async ({ phone, pass }) => {
      await sleep(60);
      const answer = await pass();
      await sleep(60);
      phone.end(answer);
    },
  },
  { name: "the call arrives when the next one is through", feel: "cut", fault: overtaken },
  {
    name: "the call arrives twice at once",
    feel: "double",
    fault: async (exchange) => void exchange.phone.end((await twice(exchange))[0]),
  },
  {
    name: "the call arrives twice, and the second answer counts",
    feel: "double",
    fault: async ({ phone, pass }) => {
      await pass();
      phone.end(await pass());
    },
  },
  {
    name: "the call arrives twice, and no answer comes back",
    feel: "cut",
    fault: async (exchange) => {
      await twice(exchange);
      exchange.phone.destroy();
    },
  },
  { name: "the server fails (500)", feel: "trouble", fault: says(500, problem, '{"status":500,"code":"trouble"}') },
  { name: "a proxy finds no server (502)", feel: "trouble", fault: says(502, html, PAGE) },
  {
    name: "a proxy loses the answer after the commit (504)",
    feel: "trouble",
    fault: async ({ phone, pass }) => {
      await pass();
      phone.end(bytesOf(504, html, PAGE));
    },
  },
  {
    name: "the server is full (503 with Retry-After)",
    feel: "busy",
    fault: says(503, [...problem, "retry-after: 7"], '{"status":503,"code":"busy"}'),
  },
  {
    name: "a proxy is full (503 with Retry-After and a page)",
    feel: "trouble",
    fault: says(503, [...html, "retry-after: 7"], PAGE),
  },
  {
    name: "the phone asks too often (429)",
    feel: "busy",
    fault: says(429, [...problem, "retry-after: 7"], '{"status":429,"code":"tooMany"}'),
  },
  { name: "a hotspot shows its page (200)", feel: "stranger", fault: says(200, html, PAGE) },
  { name: "a hotspot shows its page after the commit", feel: "stranger", fault: afterCommit(says(200, html, PAGE)) },
  { name: "a hotspot refuses (403)", feel: "stranger", fault: says(403, html, PAGE) },
  { name: "a network wants a sign-in (511)", feel: "stranger", fault: says(511, html, PAGE) },
  {
    name: "a hotspot sends the phone to its sign-in page",
    feel: "stranger",
    fault: async (exchange) => {
      // The phone follows, and this very proxy plays the page too.
      const isSecond = exchange.path.startsWith("/hotspot");
      await (isSecond ? says(200, html, PAGE) : says(302, ["location: /hotspot/sign-in"]))(exchange);
    },
  },
  { name: "somebody else's JSON answers", feel: "stranger", fault: says(200, json, '{"status":"ok"}') },
  { name: "JSON without anything answers", feel: "stranger", fault: says(200, json, "null") },
  { name: "a list answers", feel: "stranger", fault: says(200, json, "[]") },
  { name: "nothing answers (200 and empty)", feel: "stranger", fault: says(200, json) },
  { name: "nothing answers (204)", feel: "stranger", fault: says(204, []) },
];

function afterCommit(fault: Fault): Fault {
  return async (exchange) => {
    await exchange.pass();
    await fault(exchange);
  };
}
