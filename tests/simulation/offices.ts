/** Centres and agencies: their people follow partitions of their own, and edit the one record that stands there. */
import type { Body } from "#domain/json.ts";
import { agency } from "#domain/records/agency.ts";
import { centre } from "#domain/records/centre.ts";
import { followedBy, type Grant } from "#domain/roles.ts";

export interface Office {
  readonly post: Grant;
  readonly partition: string;
  readonly kind: string;
  readonly id: string;
  /** The record as the programme made it. */
  readonly body: Body;
}

const office = (post: Grant, kind: string, id: string, fields: Body): Office => {
  const body = { code: post.scope, nameTh: "ชื่อแรก", nameEn: "First name", ...fields };
  return { post, partition: followedBy(post)?.partition ?? "", kind, id, body };
};

export const offices: readonly Office[] = [
  office({ role: "centre", scope: "330104-01" }, centre.kind, "00000000-0000-7000-8000-0000000000c1", {
    owner: "วัด",
    state: "open",
  }),
  office({ role: "agency", scope: "dsd" }, agency.kind, "00000000-0000-7000-8000-0000000000a1", {}),
];
