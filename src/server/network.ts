/** The network that an address stands in: what a limit counts, for whoever has one address has its neighbours, too. */
import { isIPv4, isIPv6 } from "node:net";

/** What one household, one class or one rented server gets at the least: a /24 of IPv4, a /64 of IPv6. */
export const networkOf = (address: string): string => network(address, 4);

/** What anybody is given who asks for much: a /24 of IPv4, a /48 of IPv6 with its 65,536 networks. */
export const wideNetworkOf = (address: string): string => network(address, 3);

const network = (address: string, groups: number): string => {
  const [plain = ""] = address.split("%", 1);
  if (isIPv4(plain)) return `${plain.slice(0, plain.lastIndexOf("."))}.0/24`;
  if (!isIPv6(plain)) return address;
  const all = groupsOf(plain);
  // Written as IPv6, and still an address of IPv4.
  if (all.slice(0, 6).join(":") === "0:0:0:0:0:ffff") {
    const [first, second] = [Number.parseInt(all[6] ?? "", 16), Number.parseInt(all[7] ?? "", 16)];
    return `${first >> 8}.${first & 255}.${second >> 8}.0/24`;
  }
  return `${all.slice(0, groups).join(":")}::/${16 * groups}`;
};

/** All eight groups, in small letters and without zeros before them. */
const groupsOf = (address: string): string[] => {
  const [before = "", after] = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::");
  const [left, right] = [before, after ?? ""].map((part) => (part === "" ? [] : part.split(":")));
  const [head, tail] = [left ?? [], right ?? []];
  return [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => "0"), ...tail];
};
