import { expect, test } from "vitest";
import { networkOf, wideNetworkOf } from "#server/network.ts";

test.each([
  ["10.1.2.3", "10.1.2.0/24"],
  ["::ffff:10.1.2.3", "10.1.2.0/24"],
  ["::FFFF:a01:203", "10.1.2.0/24"],
  ["2001:db8:0:7::1", "2001:db8:0:7::/64"],
  ["2001:0DB8:0000:0007:ffff:ffff:ffff:ffff", "2001:db8:0:7::/64"],
  ["2001:db8::7:0:0:0:1", "2001:db8:0:7::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["::", "0:0:0:0::/64"],
  ["2001:db8:0:7:1:2:3::", "2001:db8:0:7::/64"],
  ["unknown", "unknown"],
  ["", ""],
])("the network of %s is %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test("a wide network of IPv6 holds 65,536 others; one of IPv4 is none wider", () => {
  expect(wideNetworkOf("2001:db8:0:7::1")).toBe("2001:db8:0::/48");
  expect(wideNetworkOf("2001:db8:0:8::1")).toBe("2001:db8:0::/48");
  expect(wideNetworkOf("::ffff:10.1.2.3")).toBe("10.1.2.0/24");
});
