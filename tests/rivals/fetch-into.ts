/** `fetch` that ends in a server of this process: bytes, headers and cookies as over HTTP. */
import type { FastifyInstance } from "fastify";

export const fetchInto =
  (app: Pick<FastifyInstance, "inject">, cookies: { cookie: string }): typeof fetch =>
  async (address, init = {}) => {
    const { body } = init;
    const answer = await app.inject({
      method: init.method === "POST" ? "POST" : "GET",
      url: pathOf(address),
      headers: { ...Object.fromEntries(new Headers(init.headers)), cookie: cookies.cookie },
      ...(body !== undefined && body !== null && { payload: await bytesOf(body) }),
    });
    const given = answer.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    if (given !== "") cookies.cookie = given;
    const headers = new Headers();
    for (const [name, value] of Object.entries(answer.headers)) headers.set(name, String(value));
    // inject gives the bytes as they went out; whoever asked for none compressed gets none.
    return new Response(answer.statusCode === 204 ? null : answer.body, { status: answer.statusCode, headers });
  };

const bytesOf = async (body: BodyInit): Promise<Buffer> => Buffer.from(await new Response(body).arrayBuffer());

// The client asks by paths of its own site.
const pathOf = (address: Parameters<typeof fetch>[0]): string => {
  if (typeof address !== "string") throw new Error("not a path of the site");
  return address;
};
