/** Ways in which a link misbehaves, for `FieldPhone.link`. */
/** What lies between phone and server. `pass` lets a request through. */
export interface Link {
  passing: (pass: typeof fetch, ...request: Parameters<typeof fetch>) => Promise<Response>;
}

type Passing = Link["passing"];

export const clear: Passing = (pass, ...request) => pass(...request);

export const noSignal: Passing = async () => {
  throw new TypeError("Failed to fetch");
};

/** The answer arrives only once `held` is released. */
export const answersAfter =
  (held: ReturnType<typeof later>): Passing =>
  async (pass, ...request) => {
    const answer = await pass(...request);
    await held.until;
    return answer;
  };

/** Answers itself, in this order, before it lets anything through. */
export const answersFirst = (answers: readonly (() => Response)[]): Passing => {
  const left = [...answers];
  return async (pass, ...request) => left.shift()?.() ?? pass(...request);
};

/** Something that waits: `until` is awaited by whoever is held up, `reached` by the test. */
export const later = () => {
  const gate = Promise.withResolvers<void>();
  const arrival = Promise.withResolvers<void>();
  return {
    get until(): Promise<void> {
      arrival.resolve();
      return gate.promise;
    },
    reached: arrival.promise,
    release: gate.resolve,
  };
};

/** Keeps a copy of each request: `lost` never delivers it in time, `kept` delivers it at once; copies come later, the newest first. */
export const copying = () => {
  const copies: (() => Promise<Response>)[] = [];
  const lost: Passing = async (pass, ...request) => {
    copies.push(() => pass(...request));
    throw new TypeError("Failed to fetch");
  };
  const kept: Passing = async (pass, ...request) => {
    copies.push(() => pass(...request));
    return pass(...request);
  };
  const deliverAll = async (): Promise<void> => {
    for (const copy of copies.toReversed()) await copy();
  };
  return { lost, kept, deliverAll };
};
