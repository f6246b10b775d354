/**
 * An address of the app, declared once: the route table matches its pattern, links call it. `route("/people/:id?next")`
 * needs an `id` and takes a `next`; anything else does not compile.
 */
export interface Route {
  (...given: never): string;
  readonly pattern: string;
}

interface RouteOf<Declared extends string> extends Route {
  (...given: Args<Declared>): string;
}

export const route = <const Declared extends string>(declared: Declared): RouteOf<Declared> => {
  const pattern = declared.replace(/\?.*/u, "");
  const address = (given: Readonly<Record<string, Value | undefined>> = {}): string => {
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(given)) {
      if (value !== undefined) search.set(name, String(value));
    }
    const path = pattern.replaceAll(/:(\w+)/gu, (_part, name: string) => {
      search.delete(name);
      return encodeURIComponent(String(given[name]));
    });
    const asked = search.toString();
    return asked === "" ? path : `${path}?${asked}`;
  };
  return Object.assign(address, { pattern });
};

/** Where the app starts: it leads on to where this person's day begins. */
export const root = route("/");

type Value = string | number;
type PathOf<Declared extends string> = Declared extends `${infer Path}?${string}` ? Path : Declared;
type QueryOf<Declared extends string> = Declared extends `${string}?${infer Query}` ? Query : never;
type InPath<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | InPath<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;
type InQuery<Query extends string> = Query extends `${infer Name}&${infer Rest}` ? Name | InQuery<Rest> : Query;

type Given<Declared extends string> = Readonly<Record<InPath<PathOf<Declared>>, Value>> & {
  readonly [Name in InQuery<QueryOf<Declared>>]?: Value | undefined;
};
type Args<Declared extends string> = [keyof Given<Declared>] extends [never]
  ? []
  : [InPath<PathOf<Declared>>] extends [never]
    ? [given?: Given<Declared>]
    : [given: Given<Declared>];
