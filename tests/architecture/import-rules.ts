/** Rules about who imports whom. */
import { builtinModules } from "node:module";
import { type Import, importsOf } from "./imports.ts";
import { mayImport, mayUseNode, mayUsePackages, type Rule, type Sources, type Zone, zoneOf } from "./layout.ts";

/** The layout's table: every import goes in an allowed direction. */
export const importsGoOneWay: Rule = (sources) =>
  filesImported(sources).flatMap(({ from, specifier, zone, target }) =>
    isAllowed(zone, target)
      ? []
      : [`${from}: ${nameOf(zone)} may not import ${specifier} (${target ? nameOf(target) : "no part of the layout"})`],
  );

/** A relative path into another part hides the direction of the import: there `#part/` is written. */
export const relativeImportsStayInside: Rule = (sources) =>
  filesImported(sources).flatMap(({ from, specifier, isRelative, isGlob, zone, target }) => {
    const stays = target ? isSame(zone, target) : zone.kind === "tests";
    return isRelative && !isGlob && !stays ? [`${from}: ${specifier} leaves its folder; write it as #folder/…`] : [];
  });

export const pathsAreKnown: Rule = (sources) =>
  importsOf(sources).flatMap(({ from, specifier, target }) =>
    target.type === "unknown" ? [`${from}: an import of "${specifier}" leads nowhere that can be checked`] : [],
  );

export const onlyTheServerUsesNode: Rule = (sources) =>
  zonedImports(sources).flatMap(({ from, specifier, target, zone }) => {
    const isNode = target.type === "node" || (target.type === "package" && builtinModules.includes(target.name));
    return isNode && !mayUseNode.includes(zone.kind) ? [`${from}: ${specifier} exists only in Node`] : [];
  });

export const sharedCodeUsesFewPackages: Rule = (sources) =>
  zonedImports(sources).flatMap(({ from, target, zone }) => {
    const allowed = mayUsePackages[zone.kind];
    return target.type === "package" && allowed && !allowed.includes(target.name)
      ? [`${from}: ${zone.kind} runs anywhere and may not use ${target.name}`]
      : [];
  });

/** Also through type-only imports: files that need each other to be understood are one file. */
export const noCycles: Rule = (sources) => {
  const graph = new Map<string, string[]>();
  for (const { from, target } of importsOf(sources)) {
    if (target.type !== "file" || !sources.has(target.path)) continue;
    graph.set(from, [...(graph.get(from) ?? []), target.path]);
  }
  const finished = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) found.push([...trail.slice(trail.indexOf(path)), path].join(" → "));
    if (finished.has(path) || trail.includes(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    finished.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return found;
};

type ZonedImport = Import & { readonly zone: Zone };

const zonedImports = (sources: Sources): readonly ZonedImport[] =>
  importsOf(sources).flatMap((entry) => {
    const zone = zoneOf(entry.from);
    return zone ? [{ ...entry, zone }] : [];
  });

const filesImported = (sources: Sources) =>
  zonedImports(sources).flatMap(({ target, ...entry }) =>
    target.type === "file" ? [{ ...entry, isRelative: target.isRelative, target: zoneOf(target.path) }] : [],
  );

const isSame = (a: Zone, b: Zone): boolean => a.kind === b.kind && a.feature === b.feature;

/** Only tests look at what belongs to no part, such as package.json. */
const isAllowed = (zone: Zone, target: Zone | undefined): boolean => {
  if (zone.kind === "tests") return true;
  return target !== undefined && (isSame(zone, target) || mayImport[zone.kind].includes(target.kind));
};

const nameOf = ({ kind, feature }: Zone): string => (feature === undefined ? kind : `${kind} ${feature}`);
