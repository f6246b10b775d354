/** Who or what has newly got in: said by the server, read once, kept as read on this phone alone. */
import { useLiveQuery } from "dexie-react-hooks";
import { accessNotice, type AccessNotice } from "#domain/records/access-notice.ts";
import type { Result } from "#domain/result.ts";
import type { Phone } from "./phone.ts";
import type { SaveError } from "./saving.ts";
import { seenIn, usePhone } from "./use-phone.ts";

/** Those that the person has not read yet on this phone, newest first. What asked and whose time is over says nothing any more. */
export const useAccessNews = (): readonly AccessNotice[] | undefined => {
  const { database, account, now } = usePhone();
  return useLiveQuery(async () => {
    const rows = await database.rows(accessNotice.kind).toArray();
    if (rows.length === 0) return [];
    const seen = await database.kept.bulkGet(rows.map(({ id }) => seenName(id)));
    const moment = now().toISOString();
    const here = (await database.meta.get("phone"))?.clientId;
    return (
      rows
        .filter((_, at) => seen[at] === undefined)
        .map((row) => seenIn<typeof accessNotice>(row))
        // The village is told of one's own phones, too.
        .filter(({ areaCode, userId }) => areaCode === undefined || userId !== account.userId)
        .filter(({ clientId }) => clientId === undefined || clientId !== here)
        .filter(({ until }) => until === undefined || until > moment)
        .sort((a, b) => b.at.localeCompare(a.at))
    );
  }, [database, account.userId]);
};

export const acknowledgeAccess = (phone: Phone, notices: readonly AccessNotice[]): Promise<Result<void, SaveError>> =>
  phone.save([], async () => {
    const asOf = phone.now().toISOString();
    await phone.database.kept.bulkPut(notices.map(({ id }) => ({ name: seenName(id), asOf, value: true })));
  });

const seenName = (id: string): string => `access-seen:${id}`;
